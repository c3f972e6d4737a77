// Tries to have a second object stored after the first.
#include "hostile.h"

ATTACK { patch("Full", "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"settings\",\"namespace\":\"shop\",\"uid\":\"o-1\"}}{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"other\",\"namespace\":\"shop\",\"uid\":\"o-1\"}}"); }
