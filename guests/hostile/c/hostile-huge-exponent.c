// Tries to have a number with a billion digits made from ten characters.
#include "hostile.h"

ATTACK { answer("\"allowed\":true,\"status\":{\"code\":1e999999999}"); }
