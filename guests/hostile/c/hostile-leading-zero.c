// Tries to write a number that is octal for some.
#include "hostile.h"

ATTACK { say("{\"response\":010}"); }
