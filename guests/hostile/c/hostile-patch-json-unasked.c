// Tries to patch with operations where the operator has not allowed it.
#include "hostile.h"

ATTACK { answer("\"allowed\":true,\"patchType\":\"JSONPatch\",\"patch\":\"W10=\""); }
