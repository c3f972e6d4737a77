// Tries to answer well and to report an error after it.
#include "hostile.h"

ATTACK { say("{\"response\":{\"response\":{}},\"error\":\"but no\"}"); }
