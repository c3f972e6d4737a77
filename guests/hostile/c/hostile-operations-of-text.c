// Tries to patch with a list of texts.
#include "hostile.h"

ATTACK { patch("JSONPatch", "[\"add\"]"); }
