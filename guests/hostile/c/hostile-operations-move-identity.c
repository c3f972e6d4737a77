// Tries to move the identity of the object away.
#include "hostile.h"

ATTACK { patch("JSONPatch", "[{\"op\":\"move\",\"from\":\"/metadata\",\"path\":\"/data\"}]"); }
