;; Tries to use up the call stack by three functions that call each other.
(module
  (memory (export "memory") 1)
  (func $one (param i64) (result i64) (i64.add (call $two (local.get 0)) (i64.const 1)))
  (func $two (param i64) (result i64) (i64.add (call $three (local.get 0)) (i64.const 1)))
  (func $three (param i64) (result i64) (i64.add (call $one (local.get 0)) (i64.const 1)))
  (func $run (drop (call $one (i64.const 0))))
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
