// Tries to remove the object.
#include "hostile.h"

ATTACK { patch("JSONPatch", "[{\"op\":\"remove\",\"path\":\"\"}]"); }
