// Tries to read and write outside of its memory through every function of files.
#include "hostile.h"

WASI(fd_pread)(u32 a, u32 b, u32 c, u64 d, u32 e);
WASI(fd_prestat_get)(u32 a, u32 b);
WASI(fd_prestat_dir_name)(u32 a, u32 b, u32 c);
WASI(fd_pwrite)(u32 a, u32 b, u32 c, u64 d, u32 e);
WASI(fd_readdir)(u32 a, u32 b, u32 c, u64 d, u32 e);
WASI(fd_tell)(u32 a, u32 b);
WASI(path_create_directory)(u32 a, u32 b, u32 c);
WASI(path_filestat_get)(u32 a, u32 b, u32 c, u32 d, u32 e);
WASI(path_filestat_set_times)(u32 a, u32 b, u32 c, u32 d, u64 e, u64 f, u32 g);
WASI(path_link)(u32 a, u32 b, u32 c, u32 d, u32 e, u32 f, u32 g);
WASI(path_open)(u32 a, u32 b, u32 c, u32 d, u32 e, u64 f, u64 g, u32 h, u32 i);
WASI(path_readlink)(u32 a, u32 b, u32 c, u32 d, u32 e, u32 f);
WASI(path_remove_directory)(u32 a, u32 b, u32 c);
WASI(path_rename)(u32 a, u32 b, u32 c, u32 d, u32 e, u32 f);
WASI(path_symlink)(u32 a, u32 b, u32 c, u32 d, u32 e);
WASI(path_unlink_file)(u32 a, u32 b, u32 c);

ATTACK {
  u32 granted = 0;
  granted |= !fd_pread(3, 0xfffffff8, 1, 0, 0xfffffffe);
  granted |= !fd_pwrite(3, 0xfffffff8, 1, 0, 0xfffffffe);
  granted |= !fd_pread(0, 0xfffffff8, 1, 0, 0xfffffffe);
  granted |= !fd_pwrite(1, 0xfffffff8, 1, 0, 0xfffffffe);
  granted |= !fd_prestat_get(3, 0xfffffffc);
  granted |= !fd_prestat_dir_name(3, 0xfffffffc, 0xffffffff);
  granted |= !fd_readdir(3, 0xfffffff0, 0xffffffff, 0, 0xfffffffe);
  granted |= !fd_tell(3, 0xfffffffc);
  granted |= !fd_tell(0, 0xfffffffc);
  granted |= !path_open(3, 0, 0xfffffff0, 0xffffffff, 0, -1ULL, -1ULL, 0, 0xfffffffe);
  granted |= !path_filestat_get(3, 0, 0xfffffff0, 0xffffffff, 0xffffffe0);
  granted |= !path_create_directory(3, 0xfffffff0, 0xffffffff);
  granted |= !path_filestat_set_times(3, 0, 0xfffffff0, 0xffffffff, 0, 0, 0);
  granted |= !path_link(3, 0, 0xfffffff0, 0xffffffff, 3, 0xfffffff0, 0xffffffff);
  granted |= !path_readlink(3, 0xfffffff0, 0xffffffff, 0xfffffff0, 0xffffffff, 0xfffffffe);
  granted |= !path_remove_directory(3, 0xfffffff0, 0xffffffff);
  granted |= !path_rename(3, 0xfffffff0, 0xffffffff, 3, 0xfffffff0, 0xffffffff);
  granted |= !path_symlink(0xfffffff0, 0xffffffff, 3, 0xfffffff0, 0xffffffff);
  granted |= !path_unlink_file(3, 0xfffffff0, 0xffffffff);
  say(granted ? "{\"error\":\"granted\"}" : "{\"error\":\"refused\"}");
}
