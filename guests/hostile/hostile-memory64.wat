;; Tries to have a memory that is addressed with 64 bits.
;; wat2wasm --enable-memory64
(module
  (memory (export "memory") i64 1)
  (func $run)
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
