;; Tries to be called with an argument that nobody gives.
(module
  (memory (export "memory") 1)
  (func $run (param i32))
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
