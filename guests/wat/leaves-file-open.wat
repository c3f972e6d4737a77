;; Opens the file "kept" in the first directory that it was granted, reads one byte, and leaves the file open. Reports the
;; descriptor's number, from 0 to 9, and the byte.
(module
  (import "wasi_snapshot_preview1" "path_open"
    (func $path_open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_read" (func $fd_read (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (data (i32.const 0) "\10\00\00\00\0e\00\00\00")
  (data (i32.const 16) "{\"error\":\"??\"}")
  (data (i32.const 40) "\1b\00\00\00\01\00\00\00")
  (data (i32.const 60) "kept")
  (func $run
    (drop (call $path_open (i32.const 3) (i32.const 0) (i32.const 60) (i32.const 4) (i32.const 0) (i64.const 2)
      (i64.const 2) (i32.const 0) (i32.const 52)))
    (i32.store8 (i32.const 26) (i32.add (i32.load (i32.const 52)) (i32.const 48)))
    (drop (call $fd_read (i32.load (i32.const 52)) (i32.const 40) (i32.const 1) (i32.const 48)))
    (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8))))
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
