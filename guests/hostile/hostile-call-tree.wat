;; Tries to make 2^60 calls that are never more than sixty deep, without any loop.
(module
  (memory (export "memory") 1)
  (func $twice (param $depth i32)
    (if (local.get $depth)
      (then
        (call $twice (i32.sub (local.get $depth) (i32.const 1)))
        (call $twice (i32.sub (local.get $depth) (i32.const 1))))))
  (func $run (call $twice (i32.const 60)))
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
