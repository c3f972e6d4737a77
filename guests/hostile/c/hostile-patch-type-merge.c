// Tries to patch with a type that merges.
#include "hostile.h"

ATTACK { answer("\"allowed\":true,\"patchType\":\"application/merge-patch+json\",\"patch\":\"e30=\""); }
