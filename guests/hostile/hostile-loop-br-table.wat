;; Tries to run for ever by a branch table whose every target is the loop.
(module
  (memory (export "memory") 1)
  (func $run (local $i i32)
    (loop $again
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_table $again $again $again (i32.rem_u (local.get $i) (i32.const 5)))))
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
