// Tries to make an object a thousand levels deep by moves that are small each.
#include "hostile.h"

ATTACK {
  say(HEAD "\"uid\":\"");
  say_uid();
  say("\",\"allowed\":true,\"patchType\":\"JSONPatch\",\"patch\":\"");
  say_base64("[{\"op\":\"add\",\"path\":\"/a\",\"value\":{}},  ");
  repeat("eyJvcCI6Im1vdmUiLCJmcm9tIjoiL2EiLCJwYXRoIjoiL2IifSx7Im9wIjoiYWRkIiwicGF0aCI6Ii9hIiwidmFsdWUiOnt9fSx7Im9wIjoibW92ZSIsImZyb20iOiIvYiIsInBhdGgiOiIvYS9iIn0s", 1000);
  say_base64("{\"op\":\"move\",\"from\":\"/a\",\"path\":\"/b\"},{\"op\":\"add\",\"path\":\"/a\",\"value\":{}},{\"op\":\"move\",\"from\":\"/b\",\"path\":\"/a/b\"}]");
  say("\"" TAIL);
}
