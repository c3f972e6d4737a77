// Tries to turn the object into one of another kind.
#include "hostile.h"

ATTACK { patch("Full", "{\"apiVersion\":\"v1\",\"kind\":\"Secret\",\"metadata\":{\"name\":\"settings\",\"namespace\":\"shop\",\"uid\":\"o-1\"}}"); }
