;; Tries to run for ever by an unconditional branch.
(module
  (memory (export "memory") 1)
  (func $run
    (loop $again
      (br $again)))
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
