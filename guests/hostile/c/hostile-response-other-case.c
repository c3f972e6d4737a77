// Tries to have a key taken that differs in case.
#include "hostile.h"

ATTACK { say("{\"Response\":{},\"RESPONSE\":{}}"); }
