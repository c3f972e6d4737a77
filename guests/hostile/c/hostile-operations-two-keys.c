// Tries to have one path checked and another one applied.
#include "hostile.h"

ATTACK { patch("JSONPatch", "[{\"op\":\"add\",\"path\":\"/data\",\"path\":\"/metadata/name\",\"value\":\"x\"}]"); }
