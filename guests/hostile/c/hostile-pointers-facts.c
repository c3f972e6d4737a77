// Tries to have clocks, random numbers, arguments and variables written outside of its memory.
#include "hostile.h"

WASI(clock_time_get)(u32 a, u64 b, u32 c);
WASI(clock_res_get)(u32 a, u32 b);
WASI(random_get)(u32 a, u32 b);
WASI(args_sizes_get)(u32 a, u32 b);
WASI(environ_sizes_get)(u32 a, u32 b);

ATTACK {
  u32 granted = 0;
  granted |= !clock_time_get(0, 1, 0xfffffffc);
  granted |= !clock_time_get(1, 1, 0xffffffff);
  granted |= !clock_res_get(0, 0xfffffff9);
  granted |= !random_get(0xfffffff0, 32);
  granted |= !random_get(0, 0xffffffff);
  granted |= !random_get(0xffffffff, 0xffffffff);
  granted |= !args_sizes_get(0xfffffffe, 0);
  granted |= !args_sizes_get(0, 0xfffffffe);
  granted |= !environ_sizes_get(0xfffffffe, 0);
  granted |= !environ_sizes_get(0, 0xffffffff);
  say(granted ? "{\"error\":\"granted\"}" : "{\"error\":\"refused\"}");
}
