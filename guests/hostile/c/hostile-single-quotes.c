// Tries to write strings as JavaScript does.
#include "hostile.h"

ATTACK { say("{'error':'x'}"); }
