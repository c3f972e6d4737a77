// Tries to patch with an empty type.
#include "hostile.h"

ATTACK { answer("\"allowed\":true,\"patchType\":\"\",\"patch\":\"e30=\""); }
