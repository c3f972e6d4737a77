// Tries to have what follows the answer overlooked.
#include "hostile.h"

ATTACK { say("{\"error\":\"x\"} trailing"); }
