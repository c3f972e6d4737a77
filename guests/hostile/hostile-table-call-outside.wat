;; Tries to call an entry that no table has.
(module
  (memory (export "memory") 1)
  (type $f (func))
  (table 1 funcref)
  (func $run (call_indirect (type $f) (i32.const -1)))
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
