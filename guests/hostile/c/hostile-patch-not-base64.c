// Tries to patch with JSON instead of base64.
#include "hostile.h"

ATTACK { answer("\"allowed\":true,\"patchType\":\"Full\",\"patch\":\"{\\\"a\\\":1}\""); }
