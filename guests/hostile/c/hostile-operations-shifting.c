// Tries to have an array of a million elements shifted for each of 9000 operations.
#include "hostile.h"

ATTACK {
  say(HEAD "\"uid\":\"");
  say_uid();
  say("\",\"allowed\":true,\"patchType\":\"JSONPatch\",\"patch\":\"");
  say_base64("[{\"op\":\"add\",\"path\":\"/a\",\"value\":[  ");
  repeat("MCwg", 1000000);
  say_base64("0]}");
  repeat("LHsib3AiOiJyZW1vdmUiLCJwYXRoIjoiL2EvMCJ9", 9000);
  say_base64("]");
  say("\"" TAIL);
}
