// Tries to leave the identity of the object out.
#include "hostile.h"

ATTACK { patch("Full", "{\"data\":{}}"); }
