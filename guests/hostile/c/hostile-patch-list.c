// Tries to put a list in the place of the object.
#include "hostile.h"

ATTACK { patch("Full", "[{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"settings\",\"namespace\":\"shop\",\"uid\":\"o-1\"}}]"); }
