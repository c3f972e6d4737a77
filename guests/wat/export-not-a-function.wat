;; Exports all that a host looks for, but as globals. Refused when it is loaded.
(module
  (memory (export "memory") 1)
  (global (export "authn") i32 (i32.const 0))
  (global (export "authz") i32 (i32.const 0))
  (global (export "validate") i32 (i32.const 0)))
