// Tries to have a key of seven million letters kept.
#include "hostile.h"

ATTACK {
  say("{\"");
  repeat("k", 7000000);
  say("\":1}");
}
