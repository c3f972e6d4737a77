;; Tries to read beyond its memory, at the highest address with the highest offset.
(module
  (memory (export "memory") 1)
  (func $run (drop (i64.load offset=0xffffffff (i32.const 0xffffffff))))
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
