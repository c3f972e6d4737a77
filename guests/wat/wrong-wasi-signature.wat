;; Wants a function of WASI preview 1 with parameters that it does not have. Refused when it is loaded.
(module
  (import "wasi_snapshot_preview1" "fd_write" (func (param i32 i64) (result i32)))
  (memory (export "memory") 1)
  (func (export "authn"))
  (func (export "authz"))
  (func (export "validate")))
