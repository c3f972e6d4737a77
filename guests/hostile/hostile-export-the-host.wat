;; Tries to be entered through a host function: proc_exit itself is exported as validate.
(module
  (import "wasi_snapshot_preview1" "sched_yield" (func $yield (result i32)))
  (memory (export "memory") 1)
  (export "authn" (func $yield))
  (export "authz" (func $yield))
  (export "validate" (func $yield)))
