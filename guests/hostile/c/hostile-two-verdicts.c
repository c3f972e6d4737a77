// Tries to be allowed or denied, whichever parser is asked.
#include "hostile.h"

ATTACK { answer("\"allowed\":false,\"allowed\":true"); }
