// Tries to have half a surrogate pair as bytes, which is no UTF-8.
#include "hostile.h"

ATTACK { say("{\"error\":\"\xed\xa0\x80\"}"); }
