// Tries to say how it patches and not to patch.
#include "hostile.h"

ATTACK { answer("\"allowed\":true,\"patchType\":\"Full\""); }
