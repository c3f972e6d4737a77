// Tries to open files of the host by every descriptor there could be: absolute, through .., with a zero byte, relative to a stream.
#include "hostile.h"

WASI(path_open)(u32 a, u32 b, u32 c, u32 d, u32 e, u64 f, u64 g, u32 h, u32 i);
WASI(path_filestat_get)(u32 a, u32 b, u32 c, u32 d, u32 e);
WASI(path_readlink)(u32 a, u32 b, u32 c, u32 d, u32 e, u32 f);
WASI(fd_prestat_get)(u32 a, u32 b);
WASI(fd_readdir)(u32 a, u32 b, u32 c, u64 d, u32 e);

ATTACK {
  static const char *paths[] = {"/etc/passwd", "../../../../etc/passwd", ".", "", "etc/passwd\0.txt", "/proc/self/environ", "c:\\windows"};
  static u32 result[64];
  u32 opened = 1;
  for (u32 fd = 0; fd < 64; fd++) {
    opened &= fd_prestat_get(fd, (u32)result) && fd_readdir(fd, (u32)result, 64, 0, (u32)result) ? 1 : 0;
    for (u32 i = 0; i < 7; i++) {
      u32 path = (u32)paths[i], size = length(paths[i]) + (i == 4 ? 5 : 0);
      opened &= path_open(fd, 1, path, size, 0, -1ULL, -1ULL, 0, (u32)result) ? 1 : 0;
      opened &= path_filestat_get(fd, 1, path, size, (u32)result) ? 1 : 0;
      opened &= path_readlink(fd, path, size, (u32)result, 64, (u32)result) ? 1 : 0;
    }
  }
  u32 granted = 0;
  granted |= !opened;
  say(granted ? "{\"error\":\"granted\"}" : "{\"error\":\"refused\"}");
}
