// Tries the same by objects, in what nobody reads.
#include "hostile.h"

ATTACK {
  say("{\"unknown\":");
  repeat("{\"a\":", 100000);
}
