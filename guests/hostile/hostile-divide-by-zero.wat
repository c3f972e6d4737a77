;; Tries to divide by zero.
(module
  (memory (export "memory") 1)
  (func $run (drop (i32.div_s (i32.const 1) (i32.const 0))))
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
