//! The guest's heap: memory is handed out in a row, and a call's end frees it all.
//!
//! Every call runs in an instance of its own that is thrown away after it, so nothing is gained by tidying up: giving
//! out memory is an addition, giving it back is nothing unless it was the last block. The row begins in memory that the
//! module has from the start, so that a usual call never asks the host for more: growing costs several times what
//! everything else in a small call does, and so does shrinking back afterwards.

use core::arch::wasm32::{memory_grow, memory_size};
use std::alloc::{GlobalAlloc, Layout};
use std::cell::{Cell, UnsafeCell};
use std::ptr;

/// A page of linear memory.
const PAGE: usize = 64 << 10;

/// What a usual call needs, settings included. Pages that are not touched cost nothing.
const ROOM: usize = 256 << 10;

#[repr(align(16))]
struct Room(UnsafeCell<[u8; ROOM]>);

struct Row {
    /// The first free byte; 0 before the first block.
    free: Cell<usize>,
    /// The end of the memory in which the row stands.
    end: Cell<usize>,
}

// SAFETY: a policy has one thread.
unsafe impl Sync for Room {}
// SAFETY: as above.
unsafe impl Sync for Row {}

static FIRST: Room = Room(UnsafeCell::new([0; ROOM]));

#[global_allocator]
static ROW: Row = Row { free: Cell::new(0), end: Cell::new(0) };

impl Row {
    /// Makes the row end at `free`, if there is, or can be, memory up to there.
    fn reach(&self, free: usize) -> bool {
        let end = self.end.get();
        if free > end {
            // Only what the host gave last can go on where it ends.
            if memory_size(0) * PAGE != end || !self.grow(free - end) {
                return false;
            }
        }
        self.free.set(free);
        true
    }

    /// More memory at the end of all there is. The host ends the call where its limit is reached; a refusal here is the
    /// module's own maximum.
    fn grow(&self, bytes: usize) -> bool {
        let pages = bytes.div_ceil(PAGE);
        let Some(end) = memory_size(0).checked_add(pages).and_then(|pages| pages.checked_mul(PAGE)) else {
            return false;
        };
        if memory_grow(0, pages) == usize::MAX {
            return false;
        }
        self.end.set(end);
        true
    }

    /// A block in the row, or nothing if it does not fit any more.
    fn in_row(&self, layout: Layout) -> Option<usize> {
        let block = self.free.get().checked_next_multiple_of(layout.align())?;
        self.reach(block.checked_add(layout.size())?).then_some(block)
    }

    /// The row goes on in memory that the host gives now.
    fn elsewhere(&self, layout: Layout) -> Option<usize> {
        let block = memory_size(0).checked_mul(PAGE)?;
        let free = block.checked_add(layout.size())?;
        // A page is aligned for everything that a policy could ask for.
        (layout.align() <= PAGE && self.grow(layout.size())).then(|| {
            self.free.set(free);
            block
        })
    }
}

// SAFETY: blocks lie in a row, do not overlap, and are inside the memory that the module has.
unsafe impl GlobalAlloc for Row {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if self.free.get() == 0 {
            self.free.set(FIRST.0.get() as usize);
            self.end.set(FIRST.0.get() as usize + ROOM);
        }
        self.in_row(layout).or_else(|| self.elsewhere(layout)).map_or(ptr::null_mut(), |block| block as *mut u8)
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's promise is the same.
        let block = unsafe { self.alloc(layout) };
        if !block.is_null() {
            // What was given back as the last block is handed out again, so it is not always zero by itself.
            // SAFETY: the block has this size.
            unsafe { ptr::write_bytes(block, 0, layout.size()) };
        }
        block
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        if block as usize + layout.size() == self.free.get() {
            self.free.set(block as usize);
        }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        let last = block as usize + layout.size() == self.free.get();
        if last && (block as usize).checked_add(size).is_some_and(|free| self.reach(free)) {
            return block;
        }
        if size <= layout.size() {
            return block;
        }
        // SAFETY: the size is not zero and fits the alignment, as the caller promises.
        let moved = unsafe { self.alloc(Layout::from_size_align_unchecked(size, layout.align())) };
        if !moved.is_null() {
            // SAFETY: both blocks are at least as long as the old one, and they do not overlap.
            unsafe { ptr::copy_nonoverlapping(block, moved, layout.size()) };
        }
        moved
    }
}
