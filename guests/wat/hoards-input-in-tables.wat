;; Keeps a bit of its input in tables: through table.set, table.grow, table.fill, table.init or table.copy, whichever the
;; input makes it. Reports "clean" if it finds nothing there that an earlier call has left, else "found".
(module
  (import "wasi_snapshot_preview1" "fd_read" (func $fd_read (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (data (i32.const 0) "\10\00\00\00\11\00\00\00")
  (data (i32.const 16) "{\"error\":\"clean\"}")
  (data (i32.const 40) "\00\10\00\00\60\ea\00\00")
  (table $kept 3 9 funcref)
  (table $full 2 2 funcref)
  (elem (table $full) (i32.const 0) func $run $run)
  (elem $passive func $run $run)
  (func $found (result i32)
    (local $at i32)
    (if (i32.ne (table.size $kept) (i32.const 3)) (then (return (i32.const 1))))
    (loop $next
      (if (i32.eqz (ref.is_null (table.get $kept (local.get $at)))) (then (return (i32.const 1))))
      (local.set $at (i32.add (local.get $at) (i32.const 1)))
      (br_if $next (i32.lt_u (local.get $at) (i32.const 3))))
    (i32.or (ref.is_null (table.get $full (i32.const 0))) (ref.is_null (table.get $full (i32.const 1)))))
  (func $sum (result i32)
    (local $at i32) (local $end i32) (local $sum i32)
    (local.set $at (i32.const 4096))
    (local.set $end (i32.add (i32.const 4096) (i32.load (i32.const 48))))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $at) (local.get $end)))
        (local.set $sum (i32.add (local.get $sum) (i32.load8_u (local.get $at))))
        (local.set $at (i32.add (local.get $at) (i32.const 1)))
        (br $next)))
    (local.get $sum))
  (func $hoard
    (drop (call $fd_read (i32.const 0) (i32.const 40) (i32.const 1) (i32.const 48)))
    (block $set (block $grow (block $fill (block $init (block $copy (block $empty
      (br_table $set $grow $fill $init $copy $empty (i32.rem_u (call $sum) (i32.const 6))))
      (table.fill $full (i32.const 0) (ref.null func) (i32.const 2)) (return))
      (table.copy $kept $full (i32.const 1) (i32.const 0) (i32.const 2)) (return))
      (table.init $kept $passive (i32.const 0) (i32.const 0) (i32.const 2)) (return))
      (table.fill $kept (i32.const 1) (ref.func $run) (i32.const 2)) (return))
      (drop (table.grow $kept (ref.func $run) (i32.const 2))) (return))
    (table.set $kept (i32.const 2) (ref.func $run)))
  (func $run
    (if (call $found) (then (i64.store (i32.const 26) (i64.const 0x7d22646e756f66))))
    (call $hoard)
    (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8))))
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
