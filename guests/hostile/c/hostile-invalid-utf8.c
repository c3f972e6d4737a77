// Tries to answer in another encoding.
#include "hostile.h"

ATTACK { say("{\"error\":\"\xff\xfe\"}"); }
