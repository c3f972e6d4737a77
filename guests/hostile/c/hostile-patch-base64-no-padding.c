// Tries to patch with base64 without padding.
#include "hostile.h"

ATTACK { answer("\"allowed\":true,\"patchType\":\"Full\",\"patch\":\"e30\""); }
