;; Keeps a bit of its input by dropping a data segment or an element segment. Reports "clean" if both are still there; to
;; use one that is not traps.
(module
  (import "wasi_snapshot_preview1" "fd_read" (func $fd_read (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (data (i32.const 0) "\10\00\00\00\11\00\00\00")
  (data (i32.const 40) "\00\10\00\00\60\ea\00\00")
  (data $report "{\"error\":\"clean\"}")
  (table $kept 1 1 funcref)
  (elem $passive func $run)
  (func $run
    (memory.init $report (i32.const 16) (i32.const 0) (i32.const 17))
    (table.init $kept $passive (i32.const 0) (i32.const 0) (i32.const 1))
    (drop (call $fd_read (i32.const 0) (i32.const 40) (i32.const 1) (i32.const 48)))
    (if (i32.and (i32.load (i32.const 48)) (i32.const 1))
      (then (data.drop $report))
      (else (elem.drop $passive)))
    (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8))))
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
