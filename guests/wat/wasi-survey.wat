;; Calls every function of WASI preview 1 but proc_exit, with file 3 where it takes a file that was not given to it, and
;; reports what each returned: "args_get=0 args_sizes_get=0 ...".
(module
  (import "wasi_snapshot_preview1" "args_get"
    (func $args_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "args_sizes_get"
    (func $args_sizes_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "environ_get"
    (func $environ_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "environ_sizes_get"
    (func $environ_sizes_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "clock_res_get"
    (func $clock_res_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "clock_time_get"
    (func $clock_time_get (param i32 i64 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_advise"
    (func $fd_advise (param i32 i64 i64 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_allocate"
    (func $fd_allocate (param i32 i64 i64) (result i32)))
  (import "wasi_snapshot_preview1" "fd_close"
    (func $fd_close (param i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_datasync"
    (func $fd_datasync (param i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_fdstat_get"
    (func $fd_fdstat_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_fdstat_set_flags"
    (func $fd_fdstat_set_flags (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_fdstat_set_rights"
    (func $fd_fdstat_set_rights (param i32 i64 i64) (result i32)))
  (import "wasi_snapshot_preview1" "fd_filestat_get"
    (func $fd_filestat_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_filestat_set_size"
    (func $fd_filestat_set_size (param i32 i64) (result i32)))
  (import "wasi_snapshot_preview1" "fd_filestat_set_times"
    (func $fd_filestat_set_times (param i32 i64 i64 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_pread"
    (func $fd_pread (param i32 i32 i32 i64 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_prestat_get"
    (func $fd_prestat_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_prestat_dir_name"
    (func $fd_prestat_dir_name (param i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_pwrite"
    (func $fd_pwrite (param i32 i32 i32 i64 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_read"
    (func $fd_read (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_readdir"
    (func $fd_readdir (param i32 i32 i32 i64 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_renumber"
    (func $fd_renumber (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_seek"
    (func $fd_seek (param i32 i64 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_sync"
    (func $fd_sync (param i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_tell"
    (func $fd_tell (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_write"
    (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "path_create_directory"
    (func $path_create_directory (param i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "path_filestat_get"
    (func $path_filestat_get (param i32 i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "path_filestat_set_times"
    (func $path_filestat_set_times (param i32 i32 i32 i32 i64 i64 i32) (result i32)))
  (import "wasi_snapshot_preview1" "path_link"
    (func $path_link (param i32 i32 i32 i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "path_open"
    (func $path_open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "path_readlink"
    (func $path_readlink (param i32 i32 i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "path_remove_directory"
    (func $path_remove_directory (param i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "path_rename"
    (func $path_rename (param i32 i32 i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "path_symlink"
    (func $path_symlink (param i32 i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "path_unlink_file"
    (func $path_unlink_file (param i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "poll_oneoff"
    (func $poll_oneoff (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_raise"
    (func $proc_raise (param i32) (result i32)))
  (import "wasi_snapshot_preview1" "random_get"
    (func $random_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "sched_yield"
    (func $sched_yield (result i32)))
  (import "wasi_snapshot_preview1" "sock_accept"
    (func $sock_accept (param i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "sock_recv"
    (func $sock_recv (param i32 i32 i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "sock_send"
    (func $sock_send (param i32 i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "sock_shutdown"
    (func $sock_shutdown (param i32 i32) (result i32)))

  (memory (export "memory") 1)
  ;; An iovec of 16 bytes at 0x400, and the path "path".
  (data (i32.const 0) "\00\04\00\00\10\00\00\00path")
  (data (i32.const 0x10) "{\"error\":\"\00")
  (data (i32.const 0x20) "\"}\0a\00")
  ;; The names, 32 bytes apart.
  (data (i32.const 0x1000) "args_get")
  (data (i32.const 0x1020) "args_sizes_get")
  (data (i32.const 0x1040) "environ_get")
  (data (i32.const 0x1060) "environ_sizes_get")
  (data (i32.const 0x1080) "clock_res_get")
  (data (i32.const 0x10a0) "clock_time_get")
  (data (i32.const 0x10c0) "fd_advise")
  (data (i32.const 0x10e0) "fd_allocate")
  (data (i32.const 0x1100) "fd_close")
  (data (i32.const 0x1120) "fd_datasync")
  (data (i32.const 0x1140) "fd_fdstat_get")
  (data (i32.const 0x1160) "fd_fdstat_set_flags")
  (data (i32.const 0x1180) "fd_fdstat_set_rights")
  (data (i32.const 0x11a0) "fd_filestat_get")
  (data (i32.const 0x11c0) "fd_filestat_set_size")
  (data (i32.const 0x11e0) "fd_filestat_set_times")
  (data (i32.const 0x1200) "fd_pread")
  (data (i32.const 0x1220) "fd_prestat_get")
  (data (i32.const 0x1240) "fd_prestat_dir_name")
  (data (i32.const 0x1260) "fd_pwrite")
  (data (i32.const 0x1280) "fd_read")
  (data (i32.const 0x12a0) "fd_readdir")
  (data (i32.const 0x12c0) "fd_renumber")
  (data (i32.const 0x12e0) "fd_seek")
  (data (i32.const 0x1300) "fd_sync")
  (data (i32.const 0x1320) "fd_tell")
  (data (i32.const 0x1340) "fd_write")
  (data (i32.const 0x1360) "path_create_directory")
  (data (i32.const 0x1380) "path_filestat_get")
  (data (i32.const 0x13a0) "path_filestat_set_times")
  (data (i32.const 0x13c0) "path_link")
  (data (i32.const 0x13e0) "path_open")
  (data (i32.const 0x1400) "path_readlink")
  (data (i32.const 0x1420) "path_remove_directory")
  (data (i32.const 0x1440) "path_rename")
  (data (i32.const 0x1460) "path_symlink")
  (data (i32.const 0x1480) "path_unlink_file")
  (data (i32.const 0x14a0) "poll_oneoff")
  (data (i32.const 0x14c0) "proc_raise")
  (data (i32.const 0x14e0) "random_get")
  (data (i32.const 0x1500) "sched_yield")
  (data (i32.const 0x1520) "sock_accept")
  (data (i32.const 0x1540) "sock_recv")
  (data (i32.const 0x1560) "sock_send")
  (data (i32.const 0x1580) "sock_shutdown")

  (func $survey
    (call $report (i32.const 0) (call $args_get (i32.const 0x100) (i32.const 0x200)))
    (call $report (i32.const 1) (call $args_sizes_get (i32.const 0x100) (i32.const 0x104)))
    (call $report (i32.const 2) (call $environ_get (i32.const 0x100) (i32.const 0x200)))
    (call $report (i32.const 3) (call $environ_sizes_get (i32.const 0x100) (i32.const 0x104)))
    (call $report (i32.const 4) (call $clock_res_get (i32.const 0) (i32.const 0x100)))
    (call $report (i32.const 5) (call $clock_time_get (i32.const 0) (i64.const 1) (i32.const 0x100)))
    (call $report (i32.const 6) (call $fd_advise (i32.const 3) (i64.const 0) (i64.const 0) (i32.const 0)))
    (call $report (i32.const 7) (call $fd_allocate (i32.const 3) (i64.const 0) (i64.const 1)))
    (call $report (i32.const 8) (call $fd_close (i32.const 3)))
    (call $report (i32.const 9) (call $fd_datasync (i32.const 3)))
    (call $report (i32.const 10) (call $fd_fdstat_get (i32.const 1) (i32.const 0x100)))
    (call $report (i32.const 11) (call $fd_fdstat_set_flags (i32.const 3) (i32.const 0)))
    (call $report (i32.const 12) (call $fd_fdstat_set_rights (i32.const 3) (i64.const 0) (i64.const 0)))
    (call $report (i32.const 13) (call $fd_filestat_get (i32.const 1) (i32.const 0x100)))
    (call $report (i32.const 14) (call $fd_filestat_set_size (i32.const 3) (i64.const 0)))
    (call $report (i32.const 15) (call $fd_filestat_set_times (i32.const 3) (i64.const 0) (i64.const 0) (i32.const 0)))
    (call $report (i32.const 16) (call $fd_pread (i32.const 3) (i32.const 0) (i32.const 1) (i64.const 0) (i32.const 0x100)))
    (call $report (i32.const 17) (call $fd_prestat_get (i32.const 3) (i32.const 0x100)))
    (call $report (i32.const 18) (call $fd_prestat_dir_name (i32.const 3) (i32.const 0x100) (i32.const 16)))
    (call $report (i32.const 19) (call $fd_pwrite (i32.const 3) (i32.const 0) (i32.const 1) (i64.const 0) (i32.const 0x100)))
    (call $report (i32.const 20) (call $fd_read (i32.const 0) (i32.const 0) (i32.const 1) (i32.const 0x100)))
    (call $report (i32.const 21) (call $fd_readdir (i32.const 3) (i32.const 0x100) (i32.const 16) (i64.const 0) (i32.const 0x200)))
    (call $report (i32.const 22) (call $fd_renumber (i32.const 3) (i32.const 4)))
    (call $report (i32.const 23) (call $fd_seek (i32.const 1) (i64.const 0) (i32.const 1) (i32.const 0x100)))
    (call $report (i32.const 24) (call $fd_sync (i32.const 3)))
    (call $report (i32.const 25) (call $fd_tell (i32.const 1) (i32.const 0x100)))
    (call $report (i32.const 26) (call $fd_write (i32.const 2) (i32.const 0) (i32.const 0) (i32.const 0x100)))
    (call $report (i32.const 27) (call $path_create_directory (i32.const 3) (i32.const 8) (i32.const 4)))
    (call $report (i32.const 28) (call $path_filestat_get (i32.const 3) (i32.const 0) (i32.const 8) (i32.const 4) (i32.const 0x100)))
    (call $report (i32.const 29) (call $path_filestat_set_times (i32.const 3) (i32.const 0) (i32.const 8) (i32.const 4) (i64.const 0) (i64.const 0) (i32.const 0)))
    (call $report (i32.const 30) (call $path_link (i32.const 3) (i32.const 0) (i32.const 8) (i32.const 4) (i32.const 3) (i32.const 8) (i32.const 4)))
    (call $report (i32.const 31) (call $path_open (i32.const 3) (i32.const 0) (i32.const 8) (i32.const 4) (i32.const 0) (i64.const 0) (i64.const 0) (i32.const 0) (i32.const 0x100)))
    (call $report (i32.const 32) (call $path_readlink (i32.const 3) (i32.const 8) (i32.const 4) (i32.const 0x100) (i32.const 16) (i32.const 0x200)))
    (call $report (i32.const 33) (call $path_remove_directory (i32.const 3) (i32.const 8) (i32.const 4)))
    (call $report (i32.const 34) (call $path_rename (i32.const 3) (i32.const 8) (i32.const 4) (i32.const 3) (i32.const 8) (i32.const 4)))
    (call $report (i32.const 35) (call $path_symlink (i32.const 8) (i32.const 4) (i32.const 3) (i32.const 8) (i32.const 4)))
    (call $report (i32.const 36) (call $path_unlink_file (i32.const 3) (i32.const 8) (i32.const 4)))
    (call $report (i32.const 37) (call $poll_oneoff (i32.const 0x300) (i32.const 0x340) (i32.const 1) (i32.const 0x100)))
    (call $report (i32.const 38) (call $proc_raise (i32.const 0)))
    (call $report (i32.const 39) (call $random_get (i32.const 0x100) (i32.const 16)))
    (call $report (i32.const 40) (call $sched_yield))
    (call $report (i32.const 41) (call $sock_accept (i32.const 3) (i32.const 0) (i32.const 0x100)))
    (call $report (i32.const 42) (call $sock_recv (i32.const 3) (i32.const 0) (i32.const 1) (i32.const 0) (i32.const 0x100) (i32.const 0x104)))
    (call $report (i32.const 43) (call $sock_send (i32.const 3) (i32.const 0) (i32.const 1) (i32.const 0) (i32.const 0x100)))
    (call $report (i32.const 44) (call $sock_shutdown (i32.const 3) (i32.const 0))))

  ;; The report is written from 0x4000 on; $end is its end.
  (global $end (mut i32) (i32.const 0x4000))

  (func $put (param $character i32)
    (i32.store8 (global.get $end) (local.get $character))
    (global.set $end (i32.add (global.get $end) (i32.const 1))))

  ;; Puts the text at $text, which ends in a zero.
  (func $say (param $text i32)
    (block $done
      (loop $next
        (br_if $done (i32.eqz (i32.load8_u (local.get $text))))
        (call $put (i32.load8_u (local.get $text)))
        (local.set $text (i32.add (local.get $text) (i32.const 1)))
        (br $next))))

  (func $say_number (param $number i32)
    (if (i32.ge_u (local.get $number) (i32.const 10))
      (then (call $say_number (i32.div_u (local.get $number) (i32.const 10)))))
    (call $put (i32.add (i32.const 0x30) (i32.rem_u (local.get $number) (i32.const 10)))))

  ;; Puts the name with this index, and the errno: " name=8".
  (func $report (param $index i32) (param $errno i32)
    (call $put (i32.const 0x20))
    (call $say (i32.add (i32.const 0x1000) (i32.mul (local.get $index) (i32.const 32))))
    (call $put (i32.const 0x3d))
    (call $say_number (local.get $errno)))

  (func $run
    (call $say (i32.const 0x10))
    (call $survey)
    (call $say (i32.const 0x20))
    (i32.store (i32.const 0x30) (i32.const 0x4000))
    (i32.store (i32.const 0x34) (i32.sub (global.get $end) (i32.const 0x4000)))
    (drop (call $fd_write (i32.const 1) (i32.const 0x30) (i32.const 1) (i32.const 0x38))))

  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
