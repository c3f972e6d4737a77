/* The memory of a call: handed out in sequence, and never taken back. */
#include "internal.h"

#define PAGE 65536u
#define STEP 16u /* pages to grow by, unless more are needed or fewer allowed */

extern char __heap_base; /* the linker's: where data and stack end */

static uintptr_t next, end; /* what is left; zero before the first block */

/* Makes sure that memory reaches `stop`. */
static __attribute__((noinline)) void reach(uintptr_t stop) {
  if (stop <= end) return;
  size_t needed = (stop - end + PAGE - 1) / PAGE;
  size_t grown = needed > STEP ? needed : STEP;
  if (__builtin_wasm_memory_grow(0, grown) == SIZE_MAX) {
    grown = needed;
    if (__builtin_wasm_memory_grow(0, grown) == SIZE_MAX) wk_fail("out of memory");
  }
  end += grown * PAGE;
}

void *wk_allocate(size_t size) {
  if (next == 0) {
    next = ((uintptr_t)&__heap_base + 7) & ~(uintptr_t)7;
    end = __builtin_wasm_memory_size(0) * PAGE;
  }
  uintptr_t start = next;
  uintptr_t stop = (start + size + 7) & ~(uintptr_t)7;
  if (stop < start || size > (size_t)INT32_MAX) wk_fail("out of memory");
  if (stop > end) reach(stop);
  next = stop;
  return (void *)start;
}

void *wk_resize(void *block, size_t before, size_t after) {
  bool last = (((uintptr_t)block + before + 7) & ~(uintptr_t)7) == next;
  if (block && last) {
    next = (uintptr_t)block;
    wk_allocate(after);
    return block;
  }
  if (after <= before) return block;
  void *moved = wk_allocate(after);
  __builtin_memcpy(moved, block, before);
  return moved;
}
