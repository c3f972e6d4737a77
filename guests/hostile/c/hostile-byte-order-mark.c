// Tries to put a byte order mark before the answer.
#include "hostile.h"

ATTACK { say("\xef\xbb\xbf{\"error\":\"x\"}"); }
