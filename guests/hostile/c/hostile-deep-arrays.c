// Tries to use up the host's stack by a hundred thousand arrays in each other.
#include "hostile.h"

ATTACK {
  say("{\"response\":");
  repeat("[", 100000);
}
