//! The global allocator of a guest.

use core::arch::wasm32::memory_grow;

use crate::arena::{Arena, Source};

const PAGE: usize = 64 * 1024;

/// Pages to grow by, unless more are needed or fewer allowed.
const STEP: usize = 16;

/// Enough for most calls, so that they need not grow the memory.
#[global_allocator]
static MEMORY: Arena<Growth, { 3 * PAGE }> = Arena::new(Growth);

struct Growth;

impl Source for Growth {
    fn more(&self, bytes: usize) -> Option<(usize, usize)> {
        let needed = bytes / PAGE + 1;
        grow(needed.max(STEP)).or_else(|| grow(needed))
    }
}

fn grow(pages: usize) -> Option<(usize, usize)> {
    match memory_grow(0, pages) {
        usize::MAX => None,
        before => Some((before * PAGE, pages * PAGE)),
    }
}
