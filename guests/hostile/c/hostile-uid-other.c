// Tries to answer another request.
#include "hostile.h"

ATTACK { say(HEAD "\"uid\":\"705ab4f5-6393-11e8-b7cc-42010a800002\",\"allowed\":true" TAIL); }
