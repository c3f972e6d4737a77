;; None of authn, authz and validate. Refused when it is loaded.
(module
  (memory (export "memory") 1)
  (func (export "verify")))
