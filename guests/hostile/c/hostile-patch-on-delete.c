// Tries to change an object that is being deleted.
#include "hostile.h"

ATTACK { patch("Full", "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"settings\",\"namespace\":\"shop\",\"uid\":\"o-1\"}}"); }
