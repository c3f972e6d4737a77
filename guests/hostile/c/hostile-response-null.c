// Tries to pass for an empty review: response is null.
#include "hostile.h"

ATTACK { say("{\"response\":null}"); }
