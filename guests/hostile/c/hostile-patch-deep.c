// Tries to have an object stored that nobody can read: ten thousand levels deep.
#include "hostile.h"

ATTACK {
  say(HEAD "\"uid\":\"");
  say_uid();
  say("\",\"allowed\":true,\"patchType\":\"Full\",\"patch\":\"");
  say_base64("{\"data\": ");
  repeat("W1tb", 3333);
  say("\"" TAIL);
}
