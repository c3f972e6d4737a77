// Tries to have an extra that is a text where lists belong.
#include "hostile.h"

ATTACK { say("{\"response\":{\"status\":{\"authenticated\":true,\"user\":{\"username\":\"x\",\"extra\":{\"k\":\"v\"}}}}}"); }
