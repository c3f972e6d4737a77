// Tries to write a comment, in which another parser sees an answer.
#include "hostile.h"

ATTACK { say("{\"error\":\"x\"/*\"*/}"); }
