// Tries to have a line logged for each of 20,000 audit annotations that are dropped.
#include "hostile.h"

ATTACK {
  say(HEAD "\"uid\":\"");
  say_uid();
  say("\",\"allowed\":true,\"auditAnnotations\":{");
  for (u32 i = 0; i < 20000; i++) {
    char member[] = "\"-aaaaaaaa\":\"\",";
    for (u32 digit = 0; digit < 8; digit++) member[9 - digit] = 'a' + (i >> 4 * digit & 15);
    put(1, member, 15);
  }
  say("\"-\":\"\"}" TAIL);
}
