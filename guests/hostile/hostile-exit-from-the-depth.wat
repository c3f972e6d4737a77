;; Tries to exit from a hundred calls deep.
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  (memory (export "memory") 1)
  (func $deeper (param i32)
    (if (i32.eqz (local.get 0)) (then (call $proc_exit (i32.const 9))))
    (call $deeper (i32.sub (local.get 0) (i32.const 1))))
  (func $run (call $deeper (i32.const 100)))
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
