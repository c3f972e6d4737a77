;; Wants two gigabytes to begin with.
(module
  (memory (export "memory") 32768)
  (func (export "authn"))
  (func (export "authz"))
  (func (export "validate")))
