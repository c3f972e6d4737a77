// Tries to move an object into itself.
#include "hostile.h"

ATTACK { patch("JSONPatch", "[{\"op\":\"move\",\"from\":\"/metadata\",\"path\":\"/metadata/name\"}]"); }
