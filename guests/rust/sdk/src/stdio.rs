//! Standard input and output in as few calls, copies and touched pages as the system interface allows.

/// Where reading starts: most reviews fit, and untouched capacity costs nothing.
#[cfg(target_os = "wasi")]
const FIRST_READ: usize = 32 * 1024;

#[cfg(target_os = "wasi")]
mod wasi {
    /// `ciovec` and `iovec` of WASI preview 1: a pointer and a length.
    #[repr(C)]
    pub struct Slice {
        pub start: *mut u8,
        pub len: usize,
    }

    #[link(wasm_import_module = "wasi_snapshot_preview1")]
    extern "C" {
        pub fn fd_read(fd: u32, slices: *const Slice, count: usize, done: *mut usize) -> u32;
        pub fn fd_write(fd: u32, slices: *const Slice, count: usize, done: *mut usize) -> u32;
    }
}

/// Reads stdin to its end.
#[cfg(target_os = "wasi")]
pub fn read() -> Result<Vec<u8>, String> {
    let mut input = Vec::with_capacity(FIRST_READ);
    loop {
        if input.len() == input.capacity() {
            input.reserve(input.len());
        }
        let spare = input.spare_capacity_mut();
        let slice = wasi::Slice { start: spare.as_mut_ptr().cast(), len: spare.len() };
        let mut done = 0;
        // SAFETY: the slice is the vector's own spare capacity, alive and unaliased during the call.
        let errno = unsafe { wasi::fd_read(0, &slice, 1, &mut done) };
        if errno != 0 || done > slice.len {
            return Err(format!("errno {errno}"));
        }
        if done == 0 {
            return Ok(input);
        }
        // SAFETY: the host has filled `done` bytes, which is within the capacity it was given.
        unsafe { input.set_len(input.len() + done) };
    }
}

/// Writes all of `output` to stdout.
#[cfg(target_os = "wasi")]
pub fn write(mut output: &[u8]) -> Result<(), String> {
    while !output.is_empty() {
        let slice = wasi::Slice { start: output.as_ptr() as *mut u8, len: output.len() };
        let mut done = 0;
        // SAFETY: the slice is alive during the call, and fd_write only reads it.
        let errno = unsafe { wasi::fd_write(1, &slice, 1, &mut done) };
        if errno != 0 || done == 0 || done > output.len() {
            return Err(format!("errno {errno}"));
        }
        output = &output[done..];
    }
    Ok(())
}

#[cfg(not(target_os = "wasi"))]
pub fn read() -> Result<Vec<u8>, String> {
    use std::io::Read;
    let mut input = Vec::new();
    std::io::stdin().lock().read_to_end(&mut input).map_err(|error| error.to_string())?;
    Ok(input)
}

#[cfg(not(target_os = "wasi"))]
pub fn write(output: &[u8]) -> Result<(), String> {
    use std::io::Write;
    std::io::stdout().lock().write_all(output).map_err(|error| error.to_string())
}
