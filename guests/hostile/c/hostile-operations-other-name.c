// Tries to change the name of the object.
#include "hostile.h"

ATTACK { patch("JSONPatch", "[{\"op\":\"replace\",\"path\":\"/metadata/name\",\"value\":\"other\"}]"); }
