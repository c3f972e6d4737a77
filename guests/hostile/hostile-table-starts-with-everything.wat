;; Tries to start with a table of 2^32 - 1 entries.
(module
  (memory (export "memory") 1)
  (table 0xffffffff funcref)
  (func $run)
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
