// Tries to apply an operation that no standard has.
#include "hostile.h"

ATTACK { patch("JSONPatch", "[{\"op\":\"execute\",\"path\":\"/kind\"}]"); }
