// Tries to authenticate as nobody in particular.
#include "hostile.h"

ATTACK { say("{\"response\":{\"status\":{\"authenticated\":true,\"user\":{\"username\":\"\",\"groups\":[\"system:masters\"]}}}}"); }
