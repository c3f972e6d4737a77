/* The streams, in as few calls and copies as the system interface allows. */
#include "internal.h"

#include <wasi/api.h>

#define FIRST_READ 65536u /* most reviews fit, and memory that is not touched costs nothing */

wk_text wk_read_input(void) {
  size_t capacity = FIRST_READ, length = 0;
  char *input = wk_allocate(capacity);
  for (;;) {
    if (length == capacity) {
      input = wk_resize(input, capacity, capacity * 2);
      capacity *= 2;
    }
    __wasi_iovec_t slice = {(uint8_t *)input + length, capacity - length};
    size_t done = 0;
    if (__wasi_fd_read(0, &slice, 1, &done) != 0 || done > slice.buf_len) wk_fail("cannot read standard input");
    if (done == 0) break;
    length += done;
  }
  return (wk_text){wk_resize(input, capacity, length), length};
}

void wk_write_stream(int stream, wk_text output) {
  while (output.length) {
    __wasi_ciovec_t slice = {(const uint8_t *)output.data, output.length};
    size_t done = 0;
    if (__wasi_fd_write(stream, &slice, 1, &done) != 0 || done == 0 || done > output.length) __builtin_trap();
    output.data += done;
    output.length -= done;
  }
}

_Noreturn void wk_exit(void) {
  __wasi_proc_exit(0); /* as if the entry point had returned; see section 5 of SPEC.md */
}
