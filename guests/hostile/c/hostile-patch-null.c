// Tries to put nothing in the place of the object.
#include "hostile.h"

ATTACK { patch("Full", "null"); }
