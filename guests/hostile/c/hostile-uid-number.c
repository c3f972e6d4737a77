// Tries to answer with a uid that is a number.
#include "hostile.h"

ATTACK { say(HEAD "\"uid\":7,\"allowed\":true" TAIL); }
