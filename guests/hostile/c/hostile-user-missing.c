// Tries to authenticate without a user.
#include "hostile.h"

ATTACK { say("{\"response\":{\"status\":{\"authenticated\":true}}}"); }
