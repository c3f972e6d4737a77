/*
 * Memory and streams without a host. Every block is one of malloc's, and moves when its size changes, so that the address
 * sanitizer sees whoever goes beyond it or keeps an old one.
 */
#include "testing.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void **blocks;
static size_t block_count, block_capacity;
static jmp_buf call_ends;
static wk_text input;
static char *streams[3];
static size_t lengths[3];

static size_t place_of(const void *block) {
  size_t at = block_count;
  while (at > 0 && blocks[at - 1] != block) at--; /* mostly among the last */
  if (at == 0) abort();
  return at - 1;
}

void *wk_allocate(size_t size) {
  if (block_count == block_capacity) {
    block_capacity = block_capacity * 2 + 64;
    blocks = realloc(blocks, block_capacity * sizeof *blocks);
  }
  void *block = malloc(size);
  memset(block, 0xa5, size);
  return blocks[block_count++] = block;
}

void *wk_resize(void *block, size_t before, size_t after) {
  size_t at = place_of(block);
  void *moved = malloc(after);
  memcpy(moved, block, before < after ? before : after);
  free(block);
  return blocks[at] = moved;
}

wk_text wk_read_input(void) {
  char *copy = wk_allocate(input.length);
  if (input.length) memcpy(copy, input.data, input.length);
  return (wk_text){copy, input.length};
}

void wk_write_stream(int stream, wk_text output) {
  streams[stream] = realloc(streams[stream], lengths[stream] + output.length + 1);
  memcpy(streams[stream] + lengths[stream], output.data, output.length);
  lengths[stream] += output.length;
}

_Noreturn void wk_exit(void) {
  longjmp(call_ends, 1);
}

wk_text run_call(wk_text given, wk_call *call, void *context) {
  input = given;
  lengths[1] = lengths[2] = 0;
  if (!setjmp(call_ends)) call(context);
  while (block_count) free(blocks[--block_count]);
  return (wk_text){streams[1] ? streams[1] : "", lengths[1]};
}

wk_text run(wk_call *call, void *context) {
  return run_call((wk_text){"", 0}, call, context);
}

wk_text logged(void) {
  return (wk_text){streams[2] ? streams[2] : "", lengths[2]};
}
