// Tries to read and write outside of its memory through the streams.
#include "hostile.h"

WASI(fd_fdstat_get)(u32 a, u32 b);
WASI(fd_filestat_get)(u32 a, u32 b);
WASI(poll_oneoff)(u32 a, u32 b, u32 c, u32 d);

ATTACK {
  static char byte;
  struct buffer outside = {(void *)0x7ffffff0, 8}, across = {&byte, 0xffffffff}, inside = {&byte, 1};
  u32 done;
  u32 granted = 0;
  granted |= !fd_read(0, (void *)0xfffffff8, 1, &done);
  granted |= !fd_read(0, &outside, 1, &done);
  granted |= !fd_read(0, &across, 1, &done);
  granted |= !fd_read(0, &inside, 1, (u32 *)0xfffffffe);
  granted |= !fd_write(1, (void *)0xfffffff8, 1, &done);
  granted |= !fd_write(1, &outside, 1, &done);
  granted |= !fd_write(1, &across, 1, &done);
  granted |= !fd_write(1, &inside, 1, (u32 *)0xfffffffe);
  granted |= !fd_write(2, &across, 1, &done);
  granted |= !fd_fdstat_get(0, 0xfffffff0);
  granted |= !fd_fdstat_get(1, 0xffffffff);
  granted |= !fd_filestat_get(0, 0xffffffd0);
  granted |= !poll_oneoff(0xffffffe0, 1024, 1, 2048);
  granted |= !poll_oneoff(1024, 0xfffffff0, 1, 2048);
  granted |= !poll_oneoff(1024, 2048, 1, 0xfffffffe);
  granted |= !poll_oneoff(1024, 2048, 0x7fffffff, 4096);
  granted |= !poll_oneoff(1024, 2048, 0, 4096);
  say(granted ? "{\"error\":\"granted\"}" : "{\"error\":\"refused\"}");
}
