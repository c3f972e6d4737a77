// Tries to fill the log by an error of seven million letters.
#include "hostile.h"

ATTACK {
  say("{\"error\":\"");
  repeat("e", 7000000);
  say("\"}");
}
