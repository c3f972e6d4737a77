;; Tries to fill a large table for ever.
(module
  (memory (export "memory") 1)
  (table $t 200000 funcref)
  (func $run
    (loop $again
      (table.fill $t (i32.const 0) (ref.null func) (i32.const 200000))
      (br_if $again (i32.const 1))))
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
