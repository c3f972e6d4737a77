;; Answers "not authenticated" or "no opinion", and returns 1, which is not an exit code: the answer counts.
(module
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (data (i32.const 0) "\10\00\00\00\3f\00\00\00")
  (data (i32.const 16) "{\"response\":{\"status\":{\"authenticated\":false,\"allowed\":false}}}")
  (func $run (result i32)
    (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8)))
    (i32.const 1))
  (export "authn" (func $run))
  (export "authz" (func $run)))
