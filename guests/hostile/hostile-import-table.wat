;; Tries to import a table of the host's functions.
(module
  (import "wasi_snapshot_preview1" "fd_write" (table 1 funcref))
  (memory (export "memory") 1)
  (func $run)
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
