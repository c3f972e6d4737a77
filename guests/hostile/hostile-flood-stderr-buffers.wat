;; Tries to write 64 GiB to standard error at once.
(module
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1024)
  ;; 1024 times the whole memory of 64 MiB: 64 GiB.
  (func $list (local $at i32)
    (loop $again
      (i32.store offset=4 (local.get $at) (i32.const 0x4000000))
      (local.set $at (i32.add (local.get $at) (i32.const 8)))
      (br_if $again (i32.lt_u (local.get $at) (i32.const 8192)))))

  (data (i32.const 9100) "\98\23\00\00\13\00\00\00")
  (data (i32.const 9112) "{\"error\":\"refused\"}")
  (func $run
    (call $list)
    (if (i32.eqz (call $fd_write (i32.const 2) (i32.const 0) (i32.const 1024) (i32.const 9000)))
      (then (i32.store8 (i32.const 9123) (i32.const 65))))
    (drop (call $fd_write (i32.const 1) (i32.const 9100) (i32.const 1) (i32.const 9000))))
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
