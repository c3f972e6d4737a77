// Tries to allow by a text.
#include "hostile.h"

ATTACK { say("{\"response\":{\"status\":{\"allowed\":\"true\"}}}"); }
