;; Tries to count through all numbers of 64 bits.
(module
  (memory (export "memory") 1)
  (func $run (local $i i64)
    (loop $again
      (local.set $i (i64.add (local.get $i) (i64.const 1)))
      (br_if $again (i64.ne (local.get $i) (i64.const 0)))))
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
