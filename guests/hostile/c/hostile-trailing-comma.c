// Tries to leave a comma at the end.
#include "hostile.h"

ATTACK { say("{\"error\":\"x\",}"); }
