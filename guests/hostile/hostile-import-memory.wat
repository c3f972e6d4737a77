;; Tries to import memory instead of having its own.
(module
  (import "env" "memory" (memory 1))
  (export "memory" (memory 0))
  (func $run)
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
