;; Tries to end with a code that is negative where it is taken for signed.
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  (memory (export "memory") 1)
  (func $run (call $proc_exit (i32.const 0x80000000)))
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
