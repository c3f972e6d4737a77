// Tries to answer nobody's request.
#include "hostile.h"

ATTACK { say(HEAD "\"allowed\":true" TAIL); }
