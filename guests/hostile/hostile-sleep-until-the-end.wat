;; Tries to sleep until the last moment that the clock can tell.
(module
  (import "wasi_snapshot_preview1" "poll_oneoff" (func $poll_oneoff (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  ;; A subscription at 0: user data, type 0 (clock), clock id at 16, timeout at 24, precision at 32, flags at 40.
  (func $run
    (i64.store (i32.const 24) (i64.const 0x7fffffffffffffff))
    (i32.store16 (i32.const 40) (i32.const 1))
    (drop (call $poll_oneoff (i32.const 0) (i32.const 64) (i32.const 1) (i32.const 128))))
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
