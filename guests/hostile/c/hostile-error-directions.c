// Tries to show its error in another order than it is in, and on two lines.
#include "hostile.h"

ATTACK { say("{\"error\":\"\\u202egnihton\\u2066\\u2028x\\u2029y\\u0085\\ufeff\"}"); }
