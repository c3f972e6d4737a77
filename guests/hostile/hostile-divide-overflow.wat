;; Tries to divide the smallest number by -1.
(module
  (memory (export "memory") 1)
  (func $run (drop (i64.div_s (i64.const 0x8000000000000000) (i64.const -1))))
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
