;; Tries to read from standard output.
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

  (func $run
    (call $report (i32.eqz (call $fd_read (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 200)))))
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
