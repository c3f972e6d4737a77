;; Tries to grow the memory by a page for ever, also when it is refused.
(module
  (memory (export "memory") 1)
  (func $run
    (loop $again
      (drop (memory.grow (i32.const 1)))
      (br_if $again (i32.const 1))))
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
