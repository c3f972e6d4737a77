// Tries to forge a line of the log by a line break in its error.
#include "hostile.h"

ATTACK { say("{\"error\":\"x\\r\\n2027-01-01 INFO all is well\"}"); }
