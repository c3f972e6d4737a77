;; Tries to import a global of the host.
(module
  (import "wasi_snapshot_preview1" "fd_write" (global i32))
  (memory (export "memory") 1)
  (func $run)
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
