;; Tries to have functions put beyond the end of a table.
(module
  (memory (export "memory") 1)
  (table 1 funcref)
  (elem (i32.const 7) $run)
  (func $run)
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
