;; Wants a function that WASI preview 1 does not have. Refused when it is loaded.
(module
  (import "wasi_snapshot_preview1" "sock_open" (func (param i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (func (export "authn"))
  (func (export "authz"))
  (func (export "validate")))
