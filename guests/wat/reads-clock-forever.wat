;; Reads the clock for ever. Who provides the clock can see that it runs.
(module
  (import "wasi_snapshot_preview1" "clock_time_get" (func $clock_time_get (param i32 i64 i32) (result i32)))
  (memory (export "memory") 1)
  (func $run
    (loop $again
      (drop (call $clock_time_get (i32.const 1) (i64.const 0) (i32.const 8)))
      (br $again)))
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
