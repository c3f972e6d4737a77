;; Tries to grow a table for ever, also when it is refused.
(module
  (memory (export "memory") 1)
  (table $t 0 funcref)
  (func $run
    (loop $again
      (drop (table.grow $t (ref.null func) (i32.const 1000)))
      (br_if $again (i32.const 1))))
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
