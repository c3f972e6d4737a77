// Tries to answer with NaN.
#include "hostile.h"

ATTACK { say("{\"response\":NaN}"); }
