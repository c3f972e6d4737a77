// Tries to allow and to deny at once.
#include "hostile.h"

ATTACK { say("{\"response\":{\"status\":{\"allowed\":true,\"denied\":true}}}"); }
