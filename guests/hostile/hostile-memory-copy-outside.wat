;; Tries to copy from beyond its memory.
(module
  (memory (export "memory") 1)
  (func $run (memory.copy (i32.const 0) (i32.const 0xfffffff0) (i32.const 0x20)))
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
