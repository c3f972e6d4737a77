;; Keeps its input in memory that it grows, twice, by as many pages as the input makes it. Reports "clean" if its memory
;; had the size of the start, and all that it grew was zero, else "found".
(module
  (import "wasi_snapshot_preview1" "fd_read" (func $fd_read (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (data (i32.const 0) "\10\00\00\00\11\00\00\00")
  (data (i32.const 16) "{\"error\":\"clean\"}")
  (data (i32.const 40) "\00\10\00\00\60\ea\00\00")
  (func $find (i64.store (i32.const 26) (i64.const 0x7d22646e756f66)))
  ;; The sum of the bytes of the input.
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
  ;; Grows the memory, looks at what is new, and fills it with input, across all borders.
  (func $grow (param $pages i32)
    (local $at i32) (local $end i32)
    (local.set $at (i32.shl (memory.size) (i32.const 16)))
    (if (i32.eq (memory.grow (local.get $pages)) (i32.const -1)) (then (unreachable)))
    (local.set $end (i32.shl (memory.size) (i32.const 16)))
    (i64.store (i32.sub (local.get $at) (i32.const 8)) (i64.load (i32.const 4096)))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $at) (local.get $end)))
        (if (i64.ne (i64.load (local.get $at)) (i64.const 0)) (then (call $find)))
        (local.set $at (i32.add (local.get $at) (i32.const 8)))
        (br $next)))
    (local.set $at (i32.sub (local.get $end) (i32.shl (local.get $pages) (i32.const 16))))
    (i64.store (i32.sub (local.get $at) (i32.const 3)) (i64.load (i32.const 4096)))
    (i64.store (i32.add (local.get $at) (i32.const 4093)) (i64.load (i32.const 4096)))
    (memory.copy (i32.add (local.get $at) (i32.const 20001)) (i32.const 4096) (i32.const 9000))
    (memory.fill (i32.sub (local.get $end) (i32.const 5000)) (i32.const 120) (i32.const 5000)))
  (func $run
    (local $sum i32)
    (if (i32.ne (memory.size) (i32.const 1)) (then (call $find)))
    (drop (call $fd_read (i32.const 0) (i32.const 40) (i32.const 1) (i32.const 48)))
    (local.set $sum (call $sum))
    (call $grow (i32.add (i32.const 1) (i32.rem_u (local.get $sum) (i32.const 5))))
    (call $grow (i32.add (i32.const 1) (i32.rem_u (local.get $sum) (i32.const 3))))
    (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8))))
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
