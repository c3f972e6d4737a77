// Tries to report an error that is a number.
#include "hostile.h"

ATTACK { say("{\"error\":42}"); }
