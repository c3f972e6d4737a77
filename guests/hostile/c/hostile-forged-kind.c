// Tries to forge lines of the log by the kind of its answer.
#include "hostile.h"

ATTACK {
  say("{\"response\":{\"apiVersion\":\"v1\\r\\n\",\"kind\":\"\\u001b[31mReview\\u2028\",\"response\":{\"allowed\":true,\"uid\":\"");
  say_uid();
  say("\"}}}");
}
