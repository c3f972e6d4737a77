;; Counts its calls in memory and in a global that it has raised for the time of a call, as a compiler's stack pointer is;
;; reports the sum, and leaves through proc_exit from deep within: 2 on every call, if each starts afresh.
(module
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  (memory (export "memory") 1)
  (data (i32.const 0) "\10\00\00\00\0d\00\00\00")
  (data (i32.const 16) "{\"error\":\"?\"}")
  (global $raised (mut i32) (i32.const 0))
  (func $deep (param $depth i32)
    (if (local.get $depth)
      (then (call $deep (i32.sub (local.get $depth) (i32.const 1))))
      (else
        (i32.store8 (i32.const 26)
          (i32.add (i32.const 0x30) (i32.add (global.get $raised) (i32.load (i32.const 64)))))
        (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8)))
        (call $proc_exit (i32.const 0)))))
  (func $run
    (global.set $raised (i32.add (global.get $raised) (i32.const 1)))
    (i32.store (i32.const 64) (i32.add (i32.load (i32.const 64)) (i32.const 1)))
    (call $deep (i32.const 20))
    (global.set $raised (i32.sub (global.get $raised) (i32.const 1))))
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
