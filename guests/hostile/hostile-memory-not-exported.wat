;; Tries to keep its memory from the host.
(module
  (memory 1)
  (func $run)
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
