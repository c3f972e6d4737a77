// Tries to turn the object into one of another version.
#include "hostile.h"

ATTACK { patch("Full", "{\"apiVersion\":\"v2\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"settings\",\"namespace\":\"shop\",\"uid\":\"o-1\"}}"); }
