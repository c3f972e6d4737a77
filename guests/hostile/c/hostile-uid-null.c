// Tries to answer with a uid that is null.
#include "hostile.h"

ATTACK { say(HEAD "\"uid\":null,\"allowed\":true" TAIL); }
