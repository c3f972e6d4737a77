/* Runs all tests; ends with the first that fails. */
#include "testing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static size_t checks;

static _Noreturn void failed(const char *file, int line, wk_text actual, const char *but, wk_text expected) {
  printf("%s:%d: %.*s\n  %s: %.*s\n", file, line, (int)actual.length, actual.data, but, (int)expected.length, expected.data);
  exit(1);
}

void check_text(const char *file, int line, wk_text actual, wk_text expected) {
  checks++;
  if (!wk_text_equal(actual, expected)) failed(file, line, actual, "expected", expected);
}

void check_part(const char *file, int line, wk_text actual, wk_text expected) {
  checks++;
  for (size_t at = 0; at + expected.length <= actual.length; at++) {
    if (memcmp(actual.data + at, expected.data, expected.length) == 0) return;
  }
  failed(file, line, actual, "expected within it", expected);
}

void check(const char *file, int line, const char *what, bool holds) {
  checks++;
  if (!holds) failed(file, line, wk_str(""), "does not hold", wk_str(what));
}

static void parse(void *context) {
  wk_parse(*(wk_text *)context);
}

wk_text parse_failure(wk_text text) {
  /* a copy of the exact size, so that the sanitizer sees reads beyond it */
  char *copy = malloc(text.length);
  if (text.length) memcpy(copy, text.data, text.length);
  wk_text exact = {copy, text.length};
  wk_text failure = run(parse, &exact);
  free(copy);
  return failure;
}

typedef struct {
  const char *object;
  wk_change *change;
} changing;

static void change_and_write(void *context) {
  changing *what = context;
  wk_edit *edit = wk_edit_of(wk_parse(wk_text_of(what->object)));
  what->change(edit);
  wk_write_stream(1, wk_edited(edit));
}

wk_text changed(const char *object, wk_change *change) {
  changing what = {object, change};
  return run(change_and_write, &what);
}

int main(void) {
  json_tests();
  value_tests();
  edit_tests();
  review_tests();
  fuzz_tests();
  printf("%zu checks passed\n", checks);
  return 0;
}
