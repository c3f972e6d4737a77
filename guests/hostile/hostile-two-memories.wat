;; Tries to have a second memory beside the one that is limited.
;; wat2wasm --enable-multi-memory
(module
  (memory (export "memory") 1)
  (memory 1024)
  (func $run)
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
