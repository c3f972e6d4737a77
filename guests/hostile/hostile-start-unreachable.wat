;; Tries never to be ready: the start section traps.
(module
  (memory (export "memory") 1)
  (func $trap unreachable)
  (start $trap)
  (func $run)
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
