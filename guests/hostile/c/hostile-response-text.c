// Tries to answer with a review that is a text.
#include "hostile.h"

ATTACK { say("{\"response\":\"{}\"}"); }
