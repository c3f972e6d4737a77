// Tries to make, change and remove files of the host.
#include "hostile.h"

WASI(path_open)(u32 a, u32 b, u32 c, u32 d, u32 e, u64 f, u64 g, u32 h, u32 i);
WASI(path_create_directory)(u32 a, u32 b, u32 c);
WASI(path_link)(u32 a, u32 b, u32 c, u32 d, u32 e, u32 f, u32 g);
WASI(path_symlink)(u32 a, u32 b, u32 c, u32 d, u32 e);
WASI(path_rename)(u32 a, u32 b, u32 c, u32 d, u32 e, u32 f);
WASI(path_unlink_file)(u32 a, u32 b, u32 c);
WASI(path_remove_directory)(u32 a, u32 b, u32 c);
WASI(path_filestat_set_times)(u32 a, u32 b, u32 c, u32 d, u64 e, u64 f, u32 g);
WASI(fd_allocate)(u32 a, u64 b, u64 c);
WASI(fd_filestat_set_size)(u32 a, u64 b);
WASI(fd_filestat_set_times)(u32 a, u64 b, u64 c, u32 d);
WASI(fd_advise)(u32 a, u64 b, u64 c, u32 d);
WASI(fd_datasync)(u32 a);
WASI(fd_sync)(u32 a);
WASI(fd_pwrite)(u32 a, u32 b, u32 c, u64 d, u32 e);

ATTACK {
  u32 path = (u32) "x.txt";
  u32 granted = 0;
  granted |= !path_open(3, 0, path, 5, 9, -1ULL, -1ULL, 1, 1024);
  granted |= !path_create_directory(3, path, 5);
  granted |= !path_link(3, 0, path, 5, 3, path, 4);
  granted |= !path_symlink(path, 5, 3, path, 4);
  granted |= !path_rename(3, path, 5, 3, path, 4);
  granted |= !path_unlink_file(3, path, 5);
  granted |= !path_remove_directory(3, path, 5);
  granted |= !path_filestat_set_times(3, 0, path, 5, 0, 0, 15);
  granted |= !fd_allocate(1, 0, -1ULL);
  granted |= !fd_filestat_set_size(1, -1ULL);
  granted |= !fd_filestat_set_times(1, 0, 0, 15);
  granted |= !fd_advise(3, 0, -1ULL, 0);
  granted |= !fd_datasync(3);
  granted |= !fd_sync(3);
  granted |= !fd_pwrite(2, 1024, 1, -1ULL, 1024);
  say(granted ? "{\"error\":\"granted\"}" : "{\"error\":\"refused\"}");
}
