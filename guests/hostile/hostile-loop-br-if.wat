;; Tries to run for ever by a conditional branch that is always taken.
(module
  (memory (export "memory") 1)
  (func $run
    (loop $again
      (br_if $again (i32.const 1))))
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
