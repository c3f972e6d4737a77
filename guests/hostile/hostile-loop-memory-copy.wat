;; Tries to copy 16 MiB of memory for ever.
(module
  (memory (export "memory") 512)
  (func $run
    (loop $again
      (memory.copy (i32.const 0) (i32.const 0x1000000) (i32.const 0x1000000))
      (br_if $again (i32.const 1))))
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
