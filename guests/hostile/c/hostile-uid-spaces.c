// Tries to have a uid compared without white space around it.
#include "hostile.h"

ATTACK {
  say(HEAD "\"allowed\":true,\"uid\":\" ");
  say_uid();
  say("\"" TAIL);
}
