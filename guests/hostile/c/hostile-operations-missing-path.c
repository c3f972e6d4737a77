// Tries to remove what is not there.
#include "hostile.h"

ATTACK { patch("JSONPatch", "[{\"op\":\"remove\",\"path\":\"/spec/absent\"}]"); }
