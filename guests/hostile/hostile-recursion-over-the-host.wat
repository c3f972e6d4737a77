;; Tries to use up the call stack with a host function called at every depth, so that it ends within the host.
(module
  (import "wasi_snapshot_preview1" "clock_time_get" (func $clock_time_get (param i32 i64 i32) (result i32)))
  (memory (export "memory") 1)
  (func $deeper (param i32) (result i32)
    (drop (call $clock_time_get (i32.const 0) (i64.const 0) (i32.const 0)))
    (i32.add (call $deeper (i32.add (local.get 0) (i32.const 1))) (i32.const 1)))
  (func $run (drop (call $deeper (i32.const 0))))
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
