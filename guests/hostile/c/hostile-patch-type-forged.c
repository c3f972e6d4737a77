// Tries to forge lines of the log by the type of its patch.
#include "hostile.h"

ATTACK { answer("\"allowed\":true,\"patchType\":\"\\r\\n2027-01-01 INFO \\u001b[2J\",\"patch\":\"e30=\""); }
