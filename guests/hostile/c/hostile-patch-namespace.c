// Tries to move the object to another namespace.
#include "hostile.h"

ATTACK { patch("Full", "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"settings\",\"namespace\":\"kube-system\",\"uid\":\"o-1\"}}"); }
