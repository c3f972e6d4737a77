// Tries to have one name checked and another one taken.
#include "hostile.h"

ATTACK { say("{\"response\":{\"status\":{\"authenticated\":true,\"user\":{\"username\":\"ann\",\"username\":\"root\"}}}}"); }
