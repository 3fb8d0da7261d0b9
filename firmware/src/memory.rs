//! How the process treats memory that it no longer needs.

/// Blocks of this size and more come from the kernel and go back to it the moment they are freed.
const LARGE_BYTES: libc::c_int = 512 << 10;

/// Keeps the allocator from holding on to large blocks. By itself it takes every large block that was freed (a password's 19
/// MiB, a compiled policy) for a sign to keep as much from then on, in each of its arenas: on a machine of 1 GiB that is
/// memory which the file cache would make better use of. Asking the kernel costs microseconds, a few times a minute.
#[expect(unsafe_code, reason = "the allocator's settings have no other door")]
pub fn give_large_blocks_back() {
    // SAFETY: the call only sets a figure of the C library's allocator, and nothing else runs yet.
    unsafe {
        libc::mallopt(libc::M_MMAP_THRESHOLD, LARGE_BYTES);
    }
}
