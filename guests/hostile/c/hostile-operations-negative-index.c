// Tries to reach before the start of an array.
#include "hostile.h"

ATTACK { patch("JSONPatch", "[{\"op\":\"add\",\"path\":\"/list\",\"value\":[1]},{\"op\":\"replace\",\"path\":\"/list/-1\",\"value\":2}]"); }
