// Tries to turn the object into one of another name.
#include "hostile.h"

ATTACK { patch("Full", "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"other\",\"namespace\":\"shop\",\"uid\":\"o-1\"}}"); }
