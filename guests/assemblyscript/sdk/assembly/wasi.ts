// The streams, in as few calls and copies as the system interface allows.
import { fail } from "./failure";

// @ts-ignore: decorator
@external("wasi_snapshot_preview1", "fd_read")
declare function fd_read(fd: u32, slices: usize, count: usize, done: usize): u32;
// @ts-ignore: decorator
@external("wasi_snapshot_preview1", "fd_write")
declare function fd_write(fd: u32, slices: usize, count: usize, done: usize): u32;
// @ts-ignore: decorator
@external("wasi_snapshot_preview1", "proc_exit")
declare function proc_exit(code: u32): void;

/** Where reading starts: most reviews fit, and memory that is not touched costs nothing. */
const FIRST_READ: usize = 65536;

/** One slice, pointer and length, and after it how much was read or written. */
const SLICE = memory.data(12);

/** The length of what `readInput` has read. */
export let inputLength: usize = 0;

/** Reads standard input to its end, and returns where it is. */
export function readInput(): usize {
  let capacity = FIRST_READ;
  let input = heap.alloc(capacity);
  let length: usize = 0;
  for (;;) {
    if (length == capacity) {
      capacity *= 2;
      input = heap.realloc(input, capacity);
    }
    store<usize>(SLICE, input + length);
    store<usize>(SLICE, capacity - length, 4);
    const errno = fd_read(0, SLICE, 1, SLICE + 8);
    const done = load<usize>(SLICE, 8);
    if (errno != 0 || done > capacity - length) fail("cannot read standard input");
    if (done == 0) break;
    length += done;
  }
  inputLength = length;
  return heap.realloc(input, length);
}

/** Writes all of it to a stream. */
export function writeStream(stream: u32, start: usize, length: usize): void {
  while (length > 0) {
    store<usize>(SLICE, start);
    store<usize>(SLICE, length, 4);
    const errno = fd_write(stream, SLICE, 1, SLICE + 8);
    const done = load<usize>(SLICE, 8);
    if (errno != 0 || done == 0 || done > length) unreachable();
    start += done;
    length -= done;
  }
}

/** Ends the call as if the entry point had returned; see section 5 of SPEC.md. */
export function exit(): void {
  proc_exit(0);
}
