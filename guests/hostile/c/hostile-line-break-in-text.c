// Tries to have a line break in a text without an escape.
#include "hostile.h"

ATTACK { say("{\"error\":\"x\ny\"}"); }
