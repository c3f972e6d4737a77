/* malloc for policies and libraries that call it. That of wasi-libc would take the same memory. */
#include "internal.h"

#include <stdlib.h>

void *malloc(size_t size) {
  if (size > (size_t)INT32_MAX) return NULL;
  uint64_t *block = wk_allocate(sizeof(uint64_t) + size);
  *block = size;
  return block + 1;
}

void free(void *block) {
  (void)block;
}

void *calloc(size_t count, size_t size) {
  size_t bytes;
  if (__builtin_mul_overflow(count, size, &bytes)) return NULL;
  void *block = malloc(bytes);
  /* memory that was handed back by a shrinking block may hold something */
  return block ? __builtin_memset(block, 0, bytes) : NULL;
}

void *realloc(void *block, size_t size) {
  void *moved = malloc(size);
  if (!block || !moved) return moved;
  size_t before = (size_t)((uint64_t *)block)[-1];
  return __builtin_memcpy(moved, block, before < size ? before : size);
}
