;; Tries to call an entry of a table that is empty.
(module
  (memory (export "memory") 1)
  (type $f (func))
  (table 1 funcref)
  (func $run (call_indirect (type $f) (i32.const 0)))
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
