// Tries to have one answer checked and another one taken: response is there twice.
#include "hostile.h"

ATTACK { say("{\"response\":{},\"response\":{}}"); }
