// Tries to forge lines of the log by keys of audit annotations that are dropped.
#include "hostile.h"

ATTACK { answer("\"allowed\":true,\"auditAnnotations\":{\"x\\r\\n2027-01-01 INFO\":\"y\",\"\\u001b[2J\":\"z\",\"../..\":\"z\"}"); }
