// Tries to forge lines of the log by the error of a review.
#include "hostile.h"

ATTACK { say("{\"response\":{\"status\":{\"authenticated\":false,\"error\":\"x\\r\\n2027-01-01 INFO \\u001b[2J\"}}}"); }
