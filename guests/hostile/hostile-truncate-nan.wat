;; Tries to make an integer of what is not a number.
(module
  (memory (export "memory") 1)
  (func $run (drop (i32.trunc_f64_s (f64.const nan))))
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
