;; Puts a function into its table while it starts, where a larger table is needed for it, and drops nothing. Each call asks
;; that function what to report: 5.
(module
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (data (i32.const 0) "\10\00\00\00\0d\00\00\00")
  (data (i32.const 16) "{\"error\":\"?\"}")
  (type $digit (func (result i32)))
  (table 1 9 funcref)
  (elem declare func $five)
  (func $five (result i32) (i32.const 5))
  (func (export "_initialize")
    (drop (table.grow 0 (ref.null func) (i32.const 4)))
    (table.set 0 (i32.const 3) (ref.func $five)))
  (func $run
    (i32.store8 (i32.const 26) (i32.add (i32.const 0x30) (call_indirect (type $digit) (i32.const 3))))
    (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8))))
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
