// Tries to apply a hundred thousand operations.
#include "hostile.h"

ATTACK {
  say(HEAD "\"uid\":\"");
  say_uid();
  say("\",\"allowed\":true,\"patchType\":\"JSONPatch\",\"patch\":\"");
  say_base64("[  ");
  repeat("eyJvcCI6ImFkZCIsInBhdGgiOiIvZGF0YSIsInZhbHVlIjoxfSwg", 100000);
  say_base64("{\"op\":\"add\",\"path\":\"/data\",\"value\":1}]");
  say("\"" TAIL);
}
