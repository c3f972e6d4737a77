// Tries to have a repeated key overlooked in what nobody reads.
#include "hostile.h"

ATTACK { answer("\"allowed\":true,\"unknown\":[{\"a\":1,\"a\":2}]"); }
