;; Tries to write its whole memory of 60 MiB at once.
(module
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 960)
  (data (i32.const 0) "\00\00\00\00\00\00\c0\03")
  (func $run
    (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8))))
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
