// Tries to hide an error behind a second one that is empty.
#include "hostile.h"

ATTACK { say("{\"error\":\"first\",\"error\":\"\"}"); }
