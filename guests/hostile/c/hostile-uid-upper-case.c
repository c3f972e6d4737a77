// Tries to have a uid compared without the case of its letters.
#include "hostile.h"

ATTACK {
  read_input();
  char *uid = (char *)find("\"uid\":\"");
  for (u32 i = 0; i < 36; i++)
    if (uid[i] >= 'a') uid[i] -= 'a' - 'A';
  say(HEAD "\"allowed\":true,\"uid\":\"");
  put(1, uid, 36);
  say("\"" TAIL);
}
