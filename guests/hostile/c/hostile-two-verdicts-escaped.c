// Tries the same with an escape in one of the keys.
#include "hostile.h"

ATTACK { answer("\"allowed\":false,\"allow\\u0065d\":true"); }
