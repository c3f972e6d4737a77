;; Tries to use up the call stack by a tree of calls, so that there is always one more to make.
(module
  (memory (export "memory") 1)
  (func $deeper (param i32) (result i32)
    (loop $again
      (drop (call $deeper (i32.add (local.get 0) (i32.const 1))))
      (br $again))
    (i32.const 0))
  (func $run (drop (call $deeper (i32.const 0))))
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
