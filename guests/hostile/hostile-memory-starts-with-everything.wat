;; Tries to start with 4 GiB of memory.
(module
  (memory (export "memory") 65536)
  (func $run)
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
