;; Tries to call two functions in turn through a table for ever.
(module
  (memory (export "memory") 1)
  (type $step (func (param i32) (result i32)))
  (table 2 funcref)
  (elem (i32.const 0) $one $zero)
  (func $one (param i32) (result i32) (i32.const 1))
  (func $zero (param i32) (result i32) (i32.const 0))
  (func $run (local $i i32)
    (loop $again
      (local.set $i (call_indirect (type $step) (local.get $i) (local.get $i)))
      (br_if $again (i32.const 1))))
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
