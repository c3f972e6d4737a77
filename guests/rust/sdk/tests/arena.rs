//! The allocator of guests, which is not the one of this test.

#[path = "../src/arena.rs"]
mod arena;

use std::alloc::{GlobalAlloc, Layout};
use std::cell::Cell;

use arena::{Arena, Source};

const REGION: usize = 1024;

/// Hands out regions of one buffer, with or without a gap between them.
struct Regions {
    start: usize,
    used: Cell<usize>,
    gap: usize,
    left: Cell<usize>,
}

impl Regions {
    fn new(gap: usize, regions: usize) -> Self {
        let buffer = Box::leak(vec![0_u128; 4096].into_boxed_slice());
        Regions { start: buffer.as_ptr() as usize, used: Cell::new(0), gap, left: Cell::new(regions) }
    }
}

impl Source for Regions {
    fn more(&self, bytes: usize) -> Option<(usize, usize)> {
        if bytes > REGION || self.left.get() == 0 {
            return None;
        }
        self.left.set(self.left.get() - 1);
        let start = self.start + self.used.get();
        self.used.set(self.used.get() + REGION + self.gap);
        Some((start, REGION))
    }
}

fn layout(size: usize, align: usize) -> Layout {
    Layout::from_size_align(size, align).unwrap()
}

#[test]
fn blocks_are_aligned_and_do_not_overlap() {
    for gap in [0, 64] {
        let arena: Arena<Regions, 256> = Arena::new(Regions::new(gap, 8));
        let mut blocks = Vec::new();
        for (size, align) in (0..200).map(|n| (1 + n * 7 % 45, 1 << (n % 5))) {
            let block = unsafe { arena.alloc(layout(size, align)) } as usize;
            assert_ne!(block, 0);
            assert_eq!(block % align, 0);
            blocks.push(block..block + size);
        }
        blocks.sort_by_key(|block| block.start);
        assert!(blocks.windows(2).all(|pair| pair[0].end <= pair[1].start));
    }
}

#[test]
fn the_last_block_grows_in_place() {
    let arena: Arena<Regions, 256> = Arena::new(Regions::new(0, 0));
    unsafe {
        let block = arena.alloc(layout(16, 8));
        assert_eq!(arena.realloc(block, layout(16, 8), 200), block);
        let next = arena.alloc(layout(8, 8));
        assert_eq!(next as usize, block as usize + 200);
    }
}

#[test]
fn a_block_that_is_not_the_last_moves_with_what_it_holds() {
    let arena: Arena<Regions, 256> = Arena::new(Regions::new(0, 0));
    unsafe {
        let block = arena.alloc(layout(4, 4));
        block.cast::<u32>().write(0xfeed_beef);
        arena.alloc(layout(4, 4));
        assert_eq!(arena.realloc(block, layout(4, 4), 2), block);
        let moved = arena.realloc(block, layout(4, 4), 64);
        assert_ne!(moved, block);
        assert_eq!(moved.cast::<u32>().read(), 0xfeed_beef);
    }
}

#[test]
fn a_block_grows_across_regions_that_continue_each_other() {
    let arena: Arena<Regions, 0> = Arena::new(Regions::new(0, 4));
    unsafe {
        let first = arena.alloc(layout(1000, 1));
        let second = arena.alloc(layout(1000, 1));
        assert_eq!(second as usize, first as usize + 1000);
    }
}

#[test]
fn zeroed_memory_is_zero_where_it_held_something() {
    let arena: Arena<Regions, 256> = Arena::new(Regions::new(0, 0));
    unsafe {
        let block = arena.alloc(layout(64, 1));
        block.write_bytes(0xff, 64);
        assert_eq!(arena.realloc(block, layout(64, 1), 1), block);
        let zeroed = arena.alloc_zeroed(layout(32, 1));
        assert!(std::slice::from_raw_parts(zeroed, 32).iter().all(|byte| *byte == 0));
    }
}

#[test]
fn no_more_memory_is_null_and_leaves_the_rest_usable() {
    let arena: Arena<Regions, 64> = Arena::new(Regions::new(0, 1));
    unsafe {
        assert!(arena.alloc(layout(REGION + 1, 1)).is_null());
        assert!(arena.alloc(layout(usize::MAX / 2, 1)).is_null());
        let block = arena.alloc(layout(64, 1));
        assert!(!block.is_null());
        assert!(arena.realloc(block, layout(64, 1), 1 << 20).is_null());
        block.write_bytes(1, 64);
    }
}

#[test]
fn the_last_block_grows_into_a_region_that_continues_its_own() {
    let arena: Arena<Regions, 0> = Arena::new(Regions::new(0, 3));
    unsafe {
        let block = arena.alloc(layout(1000, 8));
        block.write_bytes(7, 1000);
        assert_eq!(arena.realloc(block, layout(1000, 8), 1900), block);
        assert_eq!(arena.realloc(block, layout(1900, 8), 2800), block);
        assert!(std::slice::from_raw_parts(block, 1000).iter().all(|byte| *byte == 7));
    }
}

#[test]
fn the_last_block_moves_to_a_region_that_is_apart_with_what_it_holds() {
    let arena: Arena<Regions, 256> = Arena::new(Regions::new(64, 2));
    unsafe {
        let block = arena.alloc(layout(200, 8));
        block.write_bytes(7, 200);
        let moved = arena.realloc(block, layout(200, 8), 600);
        assert_ne!(moved, block);
        assert!(std::slice::from_raw_parts(moved, 200).iter().all(|byte| *byte == 7));
    }
}
