// Tries to be allowed by a number.
#include "hostile.h"

ATTACK { answer("\"allowed\":1"); }
