// Tries to forge a line of the log by a key that is told as the place of a mistake.
#include "hostile.h"

ATTACK { answer("\"auditAnnotations\":{\"a\\n2027-01-01 ERROR all is lost\":5}"); }
