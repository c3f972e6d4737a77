// Tries to steer the terminal of whoever reads the log: clear it, name its window, move the cursor.
#include "hostile.h"

ATTACK { say("{\"error\":\"\\u001b[2J\\u001b]0;owned\\u0007\\u009b1A\\u0000\\u007f\"}"); }
