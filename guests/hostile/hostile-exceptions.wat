;; Tries to throw exceptions, which live on the host's heap.
;; wat2wasm --enable-exceptions
(module
  (memory (export "memory") 1)
  (tag $e (param i64))
  (func $run (throw $e (i64.const 1)))
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
