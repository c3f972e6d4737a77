;; Tries to use up the call stack before it is ready.
(module
  (memory (export "memory") 1)
  (func $deeper (call $deeper) (call $deeper))
  (start $deeper)
  (func $run)
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
