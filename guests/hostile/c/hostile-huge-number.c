// Tries to have a number of two thousand digits computed.
#include "hostile.h"

ATTACK {
  say("{\"response\":");
  repeat("9", 2000);
  say("}");
}
