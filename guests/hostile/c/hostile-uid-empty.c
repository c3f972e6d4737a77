// Tries to answer with an empty uid.
#include "hostile.h"

ATTACK { say(HEAD "\"uid\":\"\",\"allowed\":true" TAIL); }
