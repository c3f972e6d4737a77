// Tries to tell times below a millisecond, or the host's own clock, by which secrets can be guessed.
#include "hostile.h"

WASI(clock_time_get)(u32 a, u64 b, u32 c);
WASI(clock_res_get)(u32 a, u32 b);

ATTACK {
  u64 time = 0, started = 0;
  u32 granted = 0;
  for (u32 i = 0; i < 1000; i++) {
    clock_time_get(0, 0, (u32)&time);
    granted |= time % 1000000 != 0;
    clock_time_get(1, 0, (u32)&time);
    granted |= time % 1000000 != 0;
  }
  clock_time_get(1, 0, (u32)&started);
  granted |= started > 600000000000; // Ten minutes: since the host was started, and not the guest.
  granted |= !clock_time_get(2, 0, (u32)&time); // The CPU's clocks, and one that there is not.
  granted |= !clock_time_get(3, 0, (u32)&time);
  granted |= !clock_time_get(77, 0, (u32)&time);
  say(granted ? "{\"error\":\"granted\"}" : "{\"error\":\"refused\"}");
}
