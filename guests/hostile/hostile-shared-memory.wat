;; Tries to share its memory with other threads.
;; wat2wasm --enable-threads
(module
  (memory (export "memory") 1 2 shared)
  (func $run)
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
