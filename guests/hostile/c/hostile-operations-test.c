// Tries to pass although its own test fails.
#include "hostile.h"

ATTACK { patch("JSONPatch", "[{\"op\":\"test\",\"path\":\"/kind\",\"value\":\"Secret\"},{\"op\":\"add\",\"path\":\"/data\",\"value\":{}}]"); }
