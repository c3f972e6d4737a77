;; Tries to read on after the end of its input, where an earlier input might be.
(module
  (import "wasi_snapshot_preview1" "fd_read" (func $fd_read (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (data (i32.const 0) "\10\00\00\00\13\00\00\00")
  (data (i32.const 16) "{\"error\":\"refused\"}")
  (data (i32.const 48) "{\"error\":\"granted\"}")
  (func $report (param $granted i32)
    (if (local.get $granted) (then (i32.store (i32.const 0) (i32.const 48))))
    (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8))))

  (data (i32.const 80) "\00\10\00\00\00\80\00\00")
  (func $run (local $i i32) (local $found i32)
    (loop $again
      (drop (call $fd_read (i32.const 0) (i32.const 80) (i32.const 1) (i32.const 88)))
      (br_if $again (i32.load (i32.const 88))))
    (loop $past
      (drop (call $fd_read (i32.const 0) (i32.const 80) (i32.const 1) (i32.const 88)))
      (local.set $found (i32.or (local.get $found) (i32.load (i32.const 88))))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $past (i32.lt_u (local.get $i) (i32.const 1000))))
    (call $report (i32.ne (local.get $found) (i32.const 0))))
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
