// Tries to give its streams other numbers, rights and flags, and to seek in them.
#include "hostile.h"

WASI(fd_renumber)(u32 a, u32 b);
WASI(fd_fdstat_set_rights)(u32 a, u64 b, u64 c);
WASI(fd_fdstat_set_flags)(u32 a, u32 b);
WASI(fd_seek)(u32 a, u64 b, u32 c, u32 d);
WASI(fd_tell)(u32 a, u32 b);
WASI(fd_close)(u32 a);

ATTACK {
  u32 granted = 0;
  granted |= !fd_renumber(0, 1);
  granted |= !fd_renumber(1, 3);
  granted |= !fd_renumber(7, 1);
  granted |= !fd_fdstat_set_flags(1, 1);
  granted |= !fd_fdstat_set_flags(0, 0xffff);
  granted |= !fd_seek(0, 0, 0, 1024);
  granted |= !fd_seek(0, -1ULL, 2, 1024);
  granted |= !fd_tell(0, 1024);
  granted |= !fd_close(3);
  granted |= !fd_close(0xffffffff);
  granted |= !fd_fdstat_set_rights(1, -1ULL, -1ULL);
  say(granted ? "{\"error\":\"granted\"}" : "{\"error\":\"refused\"}");
}
