// Tries to patch with a hundred megabytes.
#include "hostile.h"

ATTACK {
  say(HEAD "\"uid\":\"");
  say_uid();
  say("\",\"allowed\":true,\"patchType\":\"Full\",\"patch\":\"");
  repeat("ICAg", 25 << 20);
  say("\"" TAIL);
}
