// Tries to answer with the uid in another place.
#include "hostile.h"

ATTACK {
  say("{\"response\":{\"apiVersion\":\"admission.k8s.io/v1\",\"kind\":\"AdmissionReview\",\"uid\":\"");
  say_uid();
  say("\",\"response\":{\"allowed\":true}}}");
}
