;; Keeps a bit of its input in a table and in the table's size. Reports "clean" if it finds nothing there that an earlier
;; call has left, else "found".
(module
  (import "wasi_snapshot_preview1" "fd_read" (func $fd_read (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (data (i32.const 0) "\10\00\00\00\11\00\00\00")
  (data (i32.const 16) "{\"error\":\"clean\"}")
  (data (i32.const 40) "\00\10\00\00\60\ea\00\00")
  (table $kept 3 9 funcref)
  (elem declare func $run)
  (func $found (result i32)
    (i32.or
      (i32.ne (table.size $kept) (i32.const 3))
      (i32.or
        (i32.eqz (ref.is_null (table.get $kept (i32.const 0))))
        (i32.eqz (ref.is_null (table.get $kept (i32.const 1)))))))
  (func $hoard
    (drop (call $fd_read (i32.const 0) (i32.const 40) (i32.const 1) (i32.const 48)))
    (table.set $kept (i32.and (i32.load8_u (i32.const 4096)) (i32.const 1)) (ref.func $run))
    (drop (table.grow $kept (ref.func $run) (i32.const 1))))
  (func $run
    (if (call $found) (then (i64.store (i32.const 26) (i64.const 0x7d22646e756f66))))
    (call $hoard)
    (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8))))
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
