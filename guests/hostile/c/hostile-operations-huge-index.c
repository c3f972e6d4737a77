// Tries to have an array of four billion elements made.
#include "hostile.h"

ATTACK { patch("JSONPatch", "[{\"op\":\"add\",\"path\":\"/list\",\"value\":[]},{\"op\":\"add\",\"path\":\"/list/4294967295\",\"value\":1}]"); }
