// Tries to patch with base64 for URLs.
#include "hostile.h"

ATTACK { answer("\"allowed\":true,\"patchType\":\"Full\",\"patch\":\"e30-_w==\""); }
