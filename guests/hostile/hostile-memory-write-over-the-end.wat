;; Tries to write eight bytes of which one is in its memory.
(module
  (memory (export "memory") 1)
  (func $run (i64.store (i32.const 0xffff) (i64.const -1)))
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
