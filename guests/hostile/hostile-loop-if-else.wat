;; Tries to run for ever by branches out of both arms of a condition.
(module
  (memory (export "memory") 1)
  (func $run (local $i i32)
    (loop $again
      (local.set $i (i32.xor (local.get $i) (i32.const 1)))
      (if (local.get $i)
        (then (br $again))
        (else (br $again)))))
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
