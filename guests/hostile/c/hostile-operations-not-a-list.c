// Tries to patch with an operation instead of a list.
#include "hostile.h"

ATTACK { patch("JSONPatch", "{\"op\":\"add\",\"path\":\"/data\",\"value\":{}}"); }
