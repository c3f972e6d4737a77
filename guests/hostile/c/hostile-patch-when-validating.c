// Tries to change an object that it may only judge.
#include "hostile.h"

ATTACK { answer("\"allowed\":true,\"patchType\":\"Full\",\"patch\":\"e30=\""); }
