;; Tries to write to standard error for ever, 64 KiB at a time.
(module
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 2)
  (data (i32.const 0) "\00\00\00\00\00\00\01\00")
  (func $run
    (loop $again
      (drop (call $fd_write (i32.const 2) (i32.const 0) (i32.const 1) (i32.const 8)))
      (br_if $again (i32.const 1))))
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
