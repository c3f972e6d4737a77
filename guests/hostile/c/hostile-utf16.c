// Tries to answer in UTF-16.
#include "hostile.h"

ATTACK { say("\xff\xfe{"); }
