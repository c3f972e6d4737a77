// Tries to tell the token that it was asked about by what it writes before it fails.
#include "hostile.h"

ATTACK {
  read_input();
  put(2, input, input_length);
  __builtin_trap();
}
