//! How answers are encoded: into one buffer, by functions that stay small for the reason told in `decode`.

use std::io;

use serde::Serialize;

use crate::error::Result;

/// The JSON of `value`.
#[inline(never)]
pub fn to_json(value: &impl Serialize) -> Result<Vec<u8>> {
    let mut output = Output(Vec::with_capacity(512));
    serde_json::to_writer(&mut output, value)?;
    Ok(output.0)
}

struct Output(Vec<u8>);

impl io::Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_all(bytes)?;
        Ok(bytes.len())
    }

    /// Called for every comma, key and value: inlined, these calls would be most of the module.
    #[inline(never)]
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.0.extend_from_slice(bytes);
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
