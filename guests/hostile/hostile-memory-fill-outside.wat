;; Tries to fill more than its memory, by a length that wraps around.
(module
  (memory (export "memory") 1)
  (func $run (memory.fill (i32.const 0x8000) (i32.const 1) (i32.const 0xffffffff)))
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
