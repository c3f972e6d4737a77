;; Its _initialize traps: there is an instance, but no call comes of it.
(module
  (memory (export "memory") 1)
  (func (export "_initialize") unreachable)
  (func (export "authn"))
  (func (export "authz"))
  (func (export "validate")))
