;; Tries to run for centuries in four counted loops, none of which is endless.
(module
  (memory (export "memory") 1)
  (func $run (local $a i64) (local $b i64) (local $c i64) (local $d i64)
    (loop $first
      (local.set $b (i64.const 0))
      (loop $second
        (local.set $c (i64.const 0))
        (loop $third
          (local.set $d (i64.const 0))
          (loop $fourth
            (local.set $d (i64.add (local.get $d) (i64.const 1)))
            (br_if $fourth (i64.lt_u (local.get $d) (i64.const 3))))
          (local.set $c (i64.add (local.get $c) (i64.const 1)))
          (br_if $third (i64.lt_u (local.get $c) (i64.const 0x100000000))))
        (local.set $b (i64.add (local.get $b) (i64.const 1)))
        (br_if $second (i64.lt_u (local.get $b) (i64.const 0x100000000))))
      (local.set $a (i64.add (local.get $a) (i64.const 1)))
      (br_if $first (i64.lt_u (local.get $a) (i64.const 0x100000000)))))
  (export "authn" (func $run))
  (export "authz" (func $run))
  (export "validate" (func $run)))
