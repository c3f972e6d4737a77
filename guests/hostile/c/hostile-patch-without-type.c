// Tries to patch without saying how.
#include "hostile.h"

ATTACK { answer("\"allowed\":true,\"patch\":\"e30=\""); }
