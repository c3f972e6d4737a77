;; Tries to call a function as one of another type, to have a number taken for something else.
(module
  (memory (export "memory") 1)
  (type $f (func (param i64 i64) (result f64)))
  (table 1 funcref)
  (elem (i32.const 0) $run)
  (func $run (drop (call_indirect (type $f) (i64.const 1) (i64.const 2) (i32.const 0))))
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
