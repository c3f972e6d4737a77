//! The actions that settings can name.

use std::io::{stdin, Read, Write};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::Mutex;

use crate::plan::Plan;
use crate::{wasi, INITIALIZED};

static COUNT: AtomicU32 = AtomicU32::new(0);
static MEMORY: Mutex<Option<String>> = Mutex::new(None);

/// Performs the action of `plan`, and reports what came of it.
pub fn perform(plan: &Plan, export: &str, input: &str) -> String {
    match plan.action.as_str() {
        // What the guest is given
        "echo" => input.to_owned(),
        "export" => export.to_owned(),
        "initialized" => INITIALIZED.load(Ordering::Relaxed).to_string(),
        "read-again" => read_again(),
        "env" => format!("{:?}", std::env::vars().collect::<Vec<_>>()),
        "args" => format!("{:?}", std::env::args().collect::<Vec<_>>()),
        "clock" => wasi::clock(plan.n),
        "random" => wasi::random(plan.n),
        "open" => std::fs::read_to_string(&plan.path).unwrap_or_else(|error| error.to_string()),
        "write" => std::fs::write(&plan.path, "written").map_or_else(|error| error.to_string(), |()| "written".into()),
        // What survives a call
        "count" => (COUNT.fetch_add(1, Ordering::Relaxed) + 1).to_string(),
        "remember" => MEMORY.lock().unwrap().replace(input.to_owned()).unwrap_or_else(|| "nothing".to_owned()),
        "grow" => grow(plan.n),
        // What a host has to stop, or to survive
        "raw" => "nothing done".to_owned(),
        "trap" => core::arch::wasm32::unreachable(),
        "panic" => panic!("as told by the settings"),
        "loop" => loop {},
        "recurse" => recurse(0).to_string(),
        "fill" => vec![1_u8; plan.n].len().to_string(),
        "flood-stdout" => flood(std::io::stdout(), plan.n),
        "flood-stderr" => flood(std::io::stderr(), plan.n),
        unknown => format!("there is no action {unknown}"),
    }
}

fn read_again() -> String {
    let mut rest = Vec::new();
    match stdin().lock().read_to_end(&mut rest) {
        Ok(length) => length.to_string(),
        Err(error) => error.to_string(),
    }
}

/// Reports the size in pages before growth, which is the same on every call if each gets a memory of its own.
fn grow(pages: usize) -> String {
    match core::arch::wasm32::memory_grow(0, pages) {
        usize::MAX => "refused".to_owned(),
        before => before.to_string(),
    }
}

/// Calls itself through a pointer that the compiler cannot see through, lest it make this a loop.
fn recurse(depth: u32) -> u32 {
    let again: fn(u32) -> u32 = recurse;
    // SAFETY: the pointer is to a local that is initialised and alive.
    let again = unsafe { std::ptr::read_volatile(&again) };
    again(depth.wrapping_add(1)).wrapping_add(1)
}

fn flood(mut stream: impl Write, bytes: usize) -> String {
    const CHUNK: [u8; 64 * 1024] = [b'x'; 64 * 1024];
    let mut left = bytes;
    while left > 0 {
        let length = left.min(CHUNK.len());
        if let Err(error) = stream.write_all(&CHUNK[..length]) {
            return error.to_string();
        }
        left -= length;
    }
    format!("{bytes} bytes")
}
