;; Tries to drain the random source for ever, 1 MiB at a time.
(module
  (import "wasi_snapshot_preview1" "random_get" (func $random_get (param i32 i32) (result i32)))
  (memory (export "memory") 16)
  (func $run
    (loop $again
      (drop (call $random_get (i32.const 0) (i32.const 0x100000)))
      (br_if $again (i32.const 1))))
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
