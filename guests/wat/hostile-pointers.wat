;; Hands the host addresses and lengths that are not in its memory, and reports what each call returned. None may touch
;; anything outside of the memory, or make the host allocate what the guest asks for; a host may also trap at the first.
(module
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_read" (func $fd_read (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "random_get" (func $random_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "clock_time_get" (func $clock_time_get (param i32 i64 i32) (result i32)))

  ;; One page: it ends at 0x10000.
  (memory (export "memory") 1 1)
  (data (i32.const 0x10) "{\"error\":\"\00")
  (data (i32.const 0x20) "\"}\0a\00")
  ;; iovecs: far outside; from 0x400 to far outside, twice; 16 bytes at 0x400.
  (data (i32.const 0x40) "\ff\ff\ff\7f\10\00\00\00")
  (data (i32.const 0x48) "\00\04\00\00\ff\ff\ff\7f")
  (data (i32.const 0x50) "\00\04\00\00\ff\ff\ff\ff")
  (data (i32.const 0x58) "\00\04\00\00\10\00\00\00")
  ;; The names, 32 bytes apart.
  (data (i32.const 0x1000) "iovec-outside")
  (data (i32.const 0x1020) "write-from-outside")
  (data (i32.const 0x1040) "write-of-all-and-more")
  (data (i32.const 0x1060) "iovecs-beyond-the-end")
  (data (i32.const 0x1080) "read-to-outside")
  (data (i32.const 0x10a0) "read-of-all-and-more")
  (data (i32.const 0x10c0) "read-count-outside")
  (data (i32.const 0x10e0) "random-to-outside")
  (data (i32.const 0x1100) "random-of-all-and-more")
  (data (i32.const 0x1120) "time-to-outside")

  (func $survey
    (call $report (i32.const 0)
      (call $fd_write (i32.const 1) (i32.const 0xfffffff8) (i32.const 1) (i32.const 0x100)))
    (call $report (i32.const 1)
      (call $fd_write (i32.const 1) (i32.const 0x40) (i32.const 1) (i32.const 0x100)))
    (call $report (i32.const 2)
      (call $fd_write (i32.const 1) (i32.const 0x48) (i32.const 1) (i32.const 0x100)))
    (call $report (i32.const 3)
      (call $fd_write (i32.const 1) (i32.const 0x58) (i32.const 0x7fffffff) (i32.const 0x100)))
    (call $report (i32.const 4)
      (call $fd_read (i32.const 0) (i32.const 0x40) (i32.const 1) (i32.const 0x100)))
    (call $report (i32.const 5)
      (call $fd_read (i32.const 0) (i32.const 0x50) (i32.const 1) (i32.const 0x100)))
    (call $report (i32.const 6)
      (call $fd_read (i32.const 0) (i32.const 0x58) (i32.const 1) (i32.const 0xfffffffe)))
    (call $report (i32.const 7)
      (call $random_get (i32.const 0xfff0) (i32.const 0x20)))
    (call $report (i32.const 8)
      (call $random_get (i32.const 0x800) (i32.const 0xffffffff)))
    (call $report (i32.const 9)
      (call $clock_time_get (i32.const 0) (i64.const 1) (i32.const 0xfffc))))

  ;; The report is written from 0x4000 on; $end is its end.
  (global $end (mut i32) (i32.const 0x4000))

  (func $put (param $character i32)
    (i32.store8 (global.get $end) (local.get $character))
    (global.set $end (i32.add (global.get $end) (i32.const 1))))

  ;; Puts the text at $text, which ends in a zero.
  (func $say (param $text i32)
    (block $done
      (loop $next
        (br_if $done (i32.eqz (i32.load8_u (local.get $text))))
        (call $put (i32.load8_u (local.get $text)))
        (local.set $text (i32.add (local.get $text) (i32.const 1)))
        (br $next))))

  (func $say_number (param $number i32)
    (if (i32.ge_u (local.get $number) (i32.const 10))
      (then (call $say_number (i32.div_u (local.get $number) (i32.const 10)))))
    (call $put (i32.add (i32.const 0x30) (i32.rem_u (local.get $number) (i32.const 10)))))

  ;; Puts the name with this index, and the errno: " name=8".
  (func $report (param $index i32) (param $errno i32)
    (call $put (i32.const 0x20))
    (call $say (i32.add (i32.const 0x1000) (i32.mul (local.get $index) (i32.const 32))))
    (call $put (i32.const 0x3d))
    (call $say_number (local.get $errno)))

  (func $run
    (call $say (i32.const 0x10))
    (call $survey)
    (call $say (i32.const 0x20))
    (i32.store (i32.const 0x30) (i32.const 0x4000))
    (i32.store (i32.const 0x34) (i32.sub (global.get $end) (i32.const 0x4000)))
    (drop (call $fd_write (i32.const 1) (i32.const 0x30) (i32.const 1) (i32.const 0x38))))

  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
