// Tries to patch with a type that differs in case.
#include "hostile.h"

ATTACK { answer("\"allowed\":true,\"patchType\":\"full\",\"patch\":\"e30=\""); }
