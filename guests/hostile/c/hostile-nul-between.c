// Tries to end the answer for a parser in C by a zero byte before more.
#include "hostile.h"

ATTACK { put(1, "{\"error\":\"x\"}\0{}", 16); }
