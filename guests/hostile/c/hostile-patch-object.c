// Tries to patch with an object instead of text.
#include "hostile.h"

ATTACK { answer("\"allowed\":true,\"patchType\":\"Full\",\"patch\":{}"); }
