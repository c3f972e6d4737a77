// Tries to have half a surrogate pair in a name, which servers write in different ways.
#include "hostile.h"

ATTACK { say("{\"error\":\"\\ud800\"}"); }
