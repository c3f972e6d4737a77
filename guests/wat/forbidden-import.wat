;; Wants a function that no host of ours has. Refused when it is loaded.
(module
  (import "env" "host_call" (func (param i32) (result i32)))
  (memory (export "memory") 1)
  (func (export "authn"))
  (func (export "authz"))
  (func (export "validate")))
