// Tries to find arguments or variables of the host.
#include "hostile.h"

WASI(args_sizes_get)(u32 a, u32 b);
WASI(environ_sizes_get)(u32 a, u32 b);
WASI(args_get)(u32 a, u32 b);
WASI(environ_get)(u32 a, u32 b);

ATTACK {
  static u32 sizes[4], memory[4];
  args_sizes_get((u32)&sizes[0], (u32)&sizes[1]);
  environ_sizes_get((u32)&sizes[2], (u32)&sizes[3]);
  args_get((u32)memory, (u32)memory);
  environ_get((u32)memory, (u32)memory);
  say(sizes[0] | sizes[1] | sizes[2] | sizes[3] | memory[0] ? "{\"error\":\"granted\"}" : "{\"error\":\"refused\"}");
}
