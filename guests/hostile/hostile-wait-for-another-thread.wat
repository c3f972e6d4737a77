;; Tries to wait for another thread to wake it, on memory that it does not share.
;; wat2wasm --enable-threads
(module
  (memory (export "memory") 1)
  (func $run
    (drop (memory.atomic.wait32 (i32.const 0) (i32.const 0) (i64.const -1))))
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
