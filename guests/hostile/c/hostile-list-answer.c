// Tries to answer with a list of answers.
#include "hostile.h"

ATTACK { say("[{\"error\":\"x\"}]"); }
