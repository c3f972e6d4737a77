;; Tries never to be ready: the start section is an endless loop.
(module
  (memory (export "memory") 1)
  (func $spin (loop $again (br_if $again (i32.const 1))))
  (start $spin)
  (func $run)
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
