// Tries to answer twice.
#include "hostile.h"

ATTACK { say("{\"error\":\"x\"}\n{\"error\":\"y\"}"); }
