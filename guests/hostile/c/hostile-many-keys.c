// Tries to slow the search for repeated keys down by 50,000 keys.
#include "hostile.h"

ATTACK {
  say("{");
  for (u32 i = 0; i < 50000; i++) {
    char key[] = "\"aaaaaaaa\":0,";
    for (u32 digit = 0; digit < 8; digit++) key[8 - digit] = 'a' + (i >> 4 * digit & 15);
    put(1, key, 13);
  }
  say("\"error\":\"nothing\"}");
}
