;; Tries to call an empty function for ever.
(module
  (memory (export "memory") 1)
  (func $nothing)
  (func $run
    (loop $again
      (call $nothing)
      (br_if $again (i32.const 1))))
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
