;; Tries the same through a table, by two functions that call each other.
(module
  (memory (export "memory") 1)
  (type $step (func (param i32)))
  (table 2 funcref)
  (elem (i32.const 0) $even $odd)
  (func $even (param $depth i32)
    (if (local.get $depth)
      (then
        (call_indirect (type $step) (i32.sub (local.get $depth) (i32.const 1)) (i32.const 1))
        (call_indirect (type $step) (i32.sub (local.get $depth) (i32.const 1)) (i32.const 1)))))
  (func $odd (param $depth i32)
    (call_indirect (type $step) (local.get $depth) (i32.const 0)))
  (func $run (call $even (i32.const 60)))
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
