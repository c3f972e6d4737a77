// Tries to answer in a version that was not asked for.
#include "hostile.h"

ATTACK {
  say("{\"response\":{\"apiVersion\":\"admission.k8s.io/v1beta1\",\"kind\":\"AdmissionReview\",\"response\":{\"allowed\":true,\"uid\":\"");
  say_uid();
  say("\"}}}");
}
