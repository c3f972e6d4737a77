//! What the standard library does not let through as it is.

#[link(wasm_import_module = "wasi_snapshot_preview1")]
extern "C" {
    fn clock_time_get(clock: u32, precision: u64, nanoseconds: *mut u64) -> u32;
    fn random_get(buffer: *mut u8, length: usize) -> u32;
}

/// The nanoseconds of a clock: 0 is the time of day, 1 the monotonic clock, 2 and 3 are CPU times.
pub fn clock(id: usize) -> String {
    let mut nanoseconds = 0;
    // SAFETY: the host writes one u64, to a local of that size.
    match unsafe { clock_time_get(id as u32, 1, &mut nanoseconds) } {
        0 => nanoseconds.to_string(),
        errno => format!("errno {errno}"),
    }
}

/// So many random bytes, in hexadecimal.
pub fn random(length: usize) -> String {
    let mut bytes = vec![0; length];
    // SAFETY: the host writes `length` bytes, which is what the buffer has.
    match unsafe { random_get(bytes.as_mut_ptr(), length) } {
        0 => bytes.iter().map(|byte| format!("{byte:02x}")).collect(),
        errno => format!("errno {errno}"),
    }
}
