// Tries to apply an operation at a path that is none.
#include "hostile.h"

ATTACK { patch("JSONPatch", "[{\"op\":\"add\",\"path\":\"no-slash\",\"value\":1}]"); }
