;; Tries to use up the call stack by a function that calls itself.
(module
  (memory (export "memory") 1)
  (func $run (call $run) (call $run))
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
