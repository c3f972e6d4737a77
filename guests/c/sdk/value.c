/* What is asked of a document that was read. */
#include "internal.h"

wk_text wk_raw(const wk_json *value) {
  return value ? (wk_text){value->start, value->length} : (wk_text){NULL, 0};
}

static char kind(const wk_json *value) {
  return value ? *value->start : 'n';
}

bool wk_is_null(const wk_json *value) {
  return value && *value->start == 'n';
}

bool wk_is_object(const wk_json *value) {
  return kind(value) == '{';
}

bool wk_is_list(const wk_json *value) {
  return kind(value) == '[';
}

bool wk_is_string(const wk_json *value) {
  return kind(value) == '"';
}

bool wk_boolean(const wk_json *value, bool otherwise) {
  switch (kind(value)) {
    case 'n': return otherwise;
    case 't': return true;
    case 'f': return false;
    default: wk_fail("not a boolean where one belongs");
  }
}

int64_t wk_integer(const wk_json *value, int64_t otherwise) {
  if (kind(value) == 'n') return otherwise;
  const char *at = value->start, *end = at + value->length;
  bool negative = *at == '-';
  int64_t number = 0;
  for (at += negative; at < end; at++) {
    int digit = *at - '0';
    if (digit < 0 || digit > 9) wk_fail("not an integer where one belongs");
    if (__builtin_mul_overflow(number, 10, &number)
        || __builtin_sub_overflow(number, digit, &number)) { /* downwards: the lowest has no positive */
      wk_fail("an integer is too large");
    }
  }
  if (!negative && number == INT64_MIN) wk_fail("an integer is too large");
  return negative ? number : -number;
}

const wk_json *wk_first(const wk_json *value) {
  char first = kind(value);
  if (first != '{' && first != '[' && first != 'n') wk_fail("neither an object nor a list where one belongs");
  return value && value->next > 1 ? value + 1 : NULL;
}

const wk_json *wk_next(const wk_json *of, const wk_json *before) {
  const wk_json *value = *of->start == '{' ? before + 1 : before;
  const wk_json *after = value + value->next;
  return after < of + of->next ? after : NULL;
}

const wk_json *wk_value_of(const wk_json *key) {
  return key + 1;
}

size_t wk_count(const wk_json *value) {
  size_t count = 0;
  for (const wk_json *each = wk_first(value); each; each = wk_next(value, each)) count++;
  return count;
}

static _Noreturn __attribute__((noinline)) void fail_about(wk_text name, const char *what) {
  wk_buffer message = {0};
  if (name.length) {
    wk_append(&message, "in ");
    wk_append(&message, name);
    wk_append(&message, ": ");
  }
  wk_append(&message, what);
  wk_fail(wk_built(&message));
}

_Noreturn void wk_fail_in(wk_text name, const char *what) {
  fail_about(name, what);
}

/* The member of an object that is called `in`, for messages. */
static const wk_json *member(const wk_json *object, wk_text name, wk_text in) {
  if (kind(object) == 'n') return NULL;
  if (*object->start != '{') fail_about(in, "not an object");
  const wk_json *found = NULL;
  for (const wk_json *key = wk_first(object); key; key = wk_next(object, key)) {
    if (!wk_key_is(key, name)) continue;
    if (found) fail_about(name, "the key is there twice");
    found = key + 1;
  }
  return found;
}

const wk_json *wk_member(const wk_json *object, wk_text name) {
  return member(object, name, (wk_text){NULL, 0});
}

const wk_json *wk_get_path(const wk_json *object, const char *const path[]) {
  wk_text in = {NULL, 0};
  for (; *path; path++) {
    wk_text name = wk_text_of(*path);
    object = member(object, name, in);
    in = name;
  }
  return object;
}

wk_text wk_get_string_path(const wk_json *object, const char *const path[]) {
  const wk_json *value = wk_get_path(object, path);
  if (!value || wk_is_null(value)) return (wk_text){NULL, 0};
  if (!wk_is_string(value)) {
    while (path[0] && path[1]) path++;
    fail_about(wk_text_of(path[0]), "not a string");
  }
  return wk_string(value);
}

bool wk_list_has_text(const wk_json *list, wk_text text) {
  for (const wk_json *each = wk_first(list); each; each = wk_next(list, each)) {
    if (!wk_is_string(each)) wk_fail("not a string in a list of strings");
    if (wk_key_is(each, text)) return true;
  }
  return false;
}
