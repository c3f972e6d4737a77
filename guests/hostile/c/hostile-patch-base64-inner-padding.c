// Tries to patch with two pieces of base64 in one.
#include "hostile.h"

ATTACK { answer("\"allowed\":true,\"patchType\":\"Full\",\"patch\":\"e30=e30=\""); }
