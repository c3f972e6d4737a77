;; Tries to have a data segment put where there is no memory.
(module
  (memory (export "memory") 1)
  (data (i32.const 0xfffffff0) "outside")
  (func $run)
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
