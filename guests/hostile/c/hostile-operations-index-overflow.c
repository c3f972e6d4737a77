// Tries to have an index wrap around.
#include "hostile.h"

ATTACK { patch("JSONPatch", "[{\"op\":\"add\",\"path\":\"/list\",\"value\":[1]},{\"op\":\"remove\",\"path\":\"/list/4294967296\"}]"); }
