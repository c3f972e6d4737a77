// Tries to have a zero byte in a text.
#include "hostile.h"

ATTACK { put(1, "{\"error\":\"x\0y\"}", 15); }
