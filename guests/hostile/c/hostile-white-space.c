// Tries to keep the host reading seven million spaces and nothing else.
#include "hostile.h"

ATTACK { repeat(" ", 7000000); }
