// Tries to end the header of a warning and to begin others.
#include "hostile.h"

ATTACK { answer("\"allowed\":true,\"warnings\":[\"x\\r\\nSet-Cookie: owned=1\\r\\n\\r\\n<html>\",\"\\u0000\",\"\\u001b[2J\",\"\\u0085\",\"\"]"); }
