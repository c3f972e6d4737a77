// Tries to have a uid compared without the case of its letters.
#include "hostile.h"

ATTACK {
  read_input();
  char *uid = (char *)find("\"uid\":\"");
  uid[35] ^= 0x20; // Another letter, or no digit any more.
  say(HEAD "\"allowed\":true,\"uid\":\"");
  put(1, uid, 36);
  say("\"" TAIL);
}
