;; Its functions want an argument, and hosts have none. Refused when it is loaded.
(module
  (memory (export "memory") 1)
  (func (export "authn") (param i32))
  (func (export "authz") (param i32))
  (func (export "validate") (param i32)))
