;; Grows its table by one element, and reports the size before: 2 on every call, if each starts afresh.
(module
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (data (i32.const 0) "\10\00\00\00\0d\00\00\00")
  (data (i32.const 16) "{\"error\":\"?\"}")
  (table 2 9 funcref)
  (func $run
    (i32.store8 (i32.const 26) (i32.add (i32.const 0x30) (table.grow 0 (ref.null func) (i32.const 1))))
    (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8))))
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
