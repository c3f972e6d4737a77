;; Wants the memory of its host. Refused when it is loaded.
(module
  (import "env" "memory" (memory 1))
  (func (export "authn"))
  (func (export "authz"))
  (func (export "validate")))
