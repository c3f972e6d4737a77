// Tries to announce a change to an object that it may only judge.
#include "hostile.h"

ATTACK { answer("\"allowed\":true,\"patchType\":\"Full\""); }
