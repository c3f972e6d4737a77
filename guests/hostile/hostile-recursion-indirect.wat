;; Tries to use up the call stack through a table.
(module
  (memory (export "memory") 1)
  (type $f (func (param i32) (result i32)))
  (table 1 funcref)
  (elem (i32.const 0) $deeper)
  (func $deeper (param i32) (result i32)
    (i32.add (call_indirect (type $f) (local.get 0) (i32.const 0)) (i32.const 1)))
  (func $run (drop (call $deeper (i32.const 0))))
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
