;; Tries to use up the call stack in _initialize.
(module
  (memory (export "memory") 1)
  (func $deeper (export "_initialize") (call $deeper) (call $deeper))
  (func $run)
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
