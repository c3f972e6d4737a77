// Tries to forge lines of the log by what it writes to standard error before it fails.
#include "hostile.h"

ATTACK {
  static const char text[] = "x\r\n2027-01-01 INFO all is well\x1b[2J \xe2\x80\xa8 \xe2\x80\xae \xff end";
  put(2, text, sizeof text - 1);
  __builtin_trap();
}
