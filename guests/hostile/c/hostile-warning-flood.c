// Tries to have a line logged for each of 20,000 warnings that are dropped.
#include "hostile.h"

ATTACK {
  say(HEAD "\"uid\":\"");
  say_uid();
  say("\",\"allowed\":true,\"warnings\":[");
  for (u32 i = 0; i < 20000; i++) {
    char element[] = "\"\\naaaaaaaa\",";
    for (u32 digit = 0; digit < 8; digit++) element[10 - digit] = 'a' + (i >> 4 * digit & 15);
    put(1, element, 13);
  }
  say("\"\"]" TAIL);
}
