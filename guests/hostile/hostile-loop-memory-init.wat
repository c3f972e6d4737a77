;; Tries to copy a data segment into memory for ever.
(module
  (memory (export "memory") 1)
  (data $d "0123456789abcdef")
  (func $run
    (loop $again
      (memory.init $d (i32.const 0) (i32.const 0) (i32.const 16))
      (br_if $again (i32.const 1))))
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
