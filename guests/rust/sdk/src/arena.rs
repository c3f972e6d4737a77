//! The memory of a call.

use std::alloc::{GlobalAlloc, Layout};
use std::cell::{Cell, UnsafeCell};

/// Where memory comes from once the first of it is used up.
pub trait Source {
    /// Gets `bytes` more, and returns where they begin and how many there are, at least as many; `None` if it cannot.
    fn more(&self, bytes: usize) -> Option<(usize, usize)>;
}

/// An allocator that hands out memory in sequence, and takes none back. Only the last block is resized in place.
///
/// A host gives every call the memory of a new instance, so what a call frees nobody would use: to keep account of it
/// would cost more than the rest of a typical call.
pub struct Arena<S, const FIRST: usize> {
    first: UnsafeCell<[u8; FIRST]>,
    /// Where the next block may begin.
    next: Cell<usize>,
    /// Where the memory at hand ends; zero before the first block.
    end: Cell<usize>,
    source: S,
}

// SAFETY: only for use where there is one thread, which is so in a guest.
unsafe impl<S, const FIRST: usize> Sync for Arena<S, FIRST> {}

impl<S: Source, const FIRST: usize> Arena<S, FIRST> {
    pub const fn new(source: S) -> Self {
        Arena { first: UnsafeCell::new([0; FIRST]), next: Cell::new(0), end: Cell::new(0), source }
    }

    /// A block at the end of memory that is made larger for it. What is left of a region that another does not continue
    /// is lost.
    #[cold]
    #[inline(never)]
    fn extend(&self, layout: Layout) -> Option<usize> {
        let (start, length) = if self.end.get() == 0 {
            (self.first.get() as usize, FIRST)
        } else {
            let available = self.end.get() - self.next.get();
            self.source.more(layout.size().checked_add(layout.align())?.checked_sub(available)?)?
        };
        if start != self.end.get() {
            self.next.set(start);
        }
        self.end.set(start + length);
        self.take(layout).or_else(|| self.extend(layout))
    }

    fn take(&self, layout: Layout) -> Option<usize> {
        let start = self.next.get().checked_add(layout.align() - 1)? & !(layout.align() - 1);
        let stop = start.checked_add(layout.size())?;
        if stop > self.end.get() {
            return None;
        }
        self.next.set(stop);
        Some(start)
    }
}

// SAFETY: blocks are aligned, within memory that is the arena's own, and never overlap: `next` only moves back to the
// start of the last block, while that is resized.
unsafe impl<S: Source, const FIRST: usize> GlobalAlloc for Arena<S, FIRST> {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        self.take(layout).or_else(|| self.extend(layout)).map_or(std::ptr::null_mut(), |start| start as *mut u8)
    }

    /// Nothing, which lets the compiler leave out whatever leads here.
    #[inline(always)]
    unsafe fn dealloc(&self, _block: *mut u8, _layout: Layout) {}

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        let stop = block as usize + layout.size();
        if stop == self.next.get() {
            self.next.set(block as usize);
        } else if size <= layout.size() {
            return block;
        }
        let resized = self.alloc(Layout::from_size_align_unchecked(size, layout.align()));
        if resized.is_null() {
            self.next.set(self.next.get().max(stop)); // the block stays as it was
        } else if resized != block {
            std::ptr::copy_nonoverlapping(block, resized, layout.size().min(size));
        }
        resized
    }
}
