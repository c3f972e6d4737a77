// Tries to put another object in the place of this one.
#include "hostile.h"

ATTACK { patch("JSONPatch", "[{\"op\":\"replace\",\"path\":\"\",\"value\":{\"apiVersion\":\"v1\",\"kind\":\"Secret\",\"metadata\":{\"name\":\"settings\",\"namespace\":\"shop\",\"uid\":\"o-1\"}}}]"); }
