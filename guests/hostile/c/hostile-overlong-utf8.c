// Tries to smuggle a quotation mark past the check, in two bytes where one would do.
#include "hostile.h"

ATTACK { say("{\"error\":\"\xc0\xa2\"}"); }
