// Tries to be allowed by a text that says true.
#include "hostile.h"

ATTACK { answer("\"allowed\":\"true\""); }
