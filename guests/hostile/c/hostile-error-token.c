// Tries to tell the token that it was asked about by its error.
#include "hostile.h"

ATTACK {
  read_input();
  say("{\"error\":\"the token is ");
  put(1, find("\"token\":\""), 15);
  say("\"}");
}
