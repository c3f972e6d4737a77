// Tries to be a member of a group that is null.
#include "hostile.h"

ATTACK { say("{\"response\":{\"status\":{\"authenticated\":true,\"user\":{\"username\":\"x\",\"groups\":[null]}}}}"); }
