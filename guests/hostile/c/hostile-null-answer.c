// Tries to answer null, which is no answer.
#include "hostile.h"

ATTACK { say("null"); }
