// Tries to have a code wrap around to another one.
#include "hostile.h"

ATTACK { answer("\"allowed\":false,\"status\":{\"code\":4294967496}"); }
