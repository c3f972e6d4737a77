/*
 * Reads JSON into a list of its values, in the order of the text. One pass checks everything; whatever is asked of the
 * document later goes over the list. No recursion: what is open is a list too.
 */
#include "internal.h"

_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "strings are read in words of this order");

typedef struct {
  const char *begin, *at, *end;
  wk_json *values;
  uint32_t count, capacity;
  uint32_t depth;
  uint32_t open[WK_MAX_DEPTH]; /* objects and lists that have not ended */
} reader;

static _Noreturn __attribute__((noinline)) void malformed(const reader *r, const char *what) {
  wk_buffer message = {0};
  wk_append(&message, "malformed JSON at byte ");
  wk_append_integer(&message, r->at - r->begin);
  wk_append(&message, ": ");
  wk_append(&message, what);
  wk_fail(wk_built(&message));
}

static __attribute__((noinline)) void grow(reader *r) {
  uint32_t capacity = r->capacity * 2;
  r->values = wk_resize(r->values, r->capacity * sizeof(wk_json), capacity * sizeof(wk_json));
  r->capacity = capacity;
}

static void add(reader *r, const char *start, bool escaped) {
  if (r->count == r->capacity) grow(r);
  r->values[r->count++] = (wk_json){start, (uint32_t)(r->at - start), 1, escaped};
}

static void skip_space(reader *r) {
  while (r->at < r->end && (*r->at == ' ' || *r->at == '\n' || *r->at == '\r' || *r->at == '\t')) r->at++;
}

/* The byte after white space, which is not taken; 0 at the end. */
static unsigned char peek(reader *r) {
  if (r->at < r->end && (unsigned char)*r->at > ' ') return (unsigned char)*r->at;
  skip_space(r);
  return r->at < r->end ? (unsigned char)*r->at : 0;
}

static bool is_continuation(const reader *r, int offset, unsigned char from, unsigned char to) {
  if (r->end - r->at <= offset) return false;
  unsigned char byte = (unsigned char)r->at[offset];
  return byte >= from && byte <= to;
}

/* Takes one character beyond ASCII: neither overlong, nor a surrogate, nor beyond Unicode. */
static __attribute__((noinline)) void read_utf8(reader *r) {
  unsigned char first = (unsigned char)*r->at;
  int length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  unsigned char from = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
  unsigned char to = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
  bool fine = first >= 0xc2 && first <= 0xf4 && is_continuation(r, 1, from, to);
  for (int i = 2; fine && i < length; i++) fine = is_continuation(r, i, 0x80, 0xbf);
  if (!fine) malformed(r, "no UTF-8");
  r->at += length;
}

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

static bool is_hex(char c) {
  return is_digit(c) || ((c | 32) >= 'a' && (c | 32) <= 'f');
}

static __attribute__((noinline)) void read_escape(reader *r) {
  char escape = r->end - r->at >= 2 ? r->at[1] : 0;
  int length = 2;
  switch (escape) {
    case '"': case '\\': case '/': case 'b': case 'f': case 'n': case 'r': case 't': break;
    case 'u':
      length = 6;
      for (int i = 2; i < 6; i++) {
        if (r->end - r->at <= i || !is_hex(r->at[i])) malformed(r, "a broken escape");
      }
      break;
    default: malformed(r, "an unknown escape");
  }
  r->at += length;
}

#define EACH(byte) (0x0101010101010101u * (byte))

/* The highest bit of the first byte that ends a run of plain ASCII, and perhaps others after it. */
static uint64_t special(uint64_t word) {
  uint64_t control = word - EACH(0x20);
  uint64_t quote = (word ^ EACH('"')) - EACH(1);
  uint64_t backslash = (word ^ EACH('\\')) - EACH(1);
  return (control | quote | backslash | word) & EACH(0x80);
}

/* Takes a string, of which the first byte is the quote. */
static __attribute__((noinline)) void read_string(reader *r) {
  const char *start = r->at++;
  bool escaped = false;
  for (;;) {
    while (r->end - r->at >= 8) {
      uint64_t word;
      __builtin_memcpy(&word, r->at, 8);
      uint64_t found = special(word);
      if (found) {
        r->at += __builtin_ctzll(found) >> 3;
        break;
      }
      r->at += 8;
    }
    if (r->at == r->end) malformed(r, "a string does not end");
    unsigned char byte = (unsigned char)*r->at;
    if (byte == '"') break;
    if (byte == '\\') {
      escaped = true;
      read_escape(r);
    } else if (byte >= 0x80) {
      read_utf8(r);
    } else if (byte < 0x20) {
      malformed(r, "a control character in a string");
    } else {
      r->at++;
    }
  }
  r->at++;
  add(r, start, escaped);
}

static void read_digits(reader *r) {
  if (r->at == r->end || !is_digit(*r->at)) malformed(r, "no number");
  while (r->at < r->end && is_digit(*r->at)) r->at++;
}

static __attribute__((noinline)) void read_number(reader *r) {
  const char *start = r->at;
  if (*r->at == '-') r->at++;
  if (r->at < r->end && *r->at == '0') {
    r->at++;
  } else {
    read_digits(r);
  }
  if (r->at < r->end && *r->at == '.') {
    r->at++;
    read_digits(r);
  }
  if (r->at < r->end && (*r->at | 32) == 'e') {
    r->at++;
    if (r->at < r->end && (*r->at == '+' || *r->at == '-')) r->at++;
    read_digits(r);
  }
  add(r, start, false);
}

static __attribute__((noinline)) void read_literal(reader *r, const char *literal, int length) {
  const char *start = r->at;
  if (r->end - r->at < length || !wk_same_bytes(r->at, literal, (size_t)length)) malformed(r, "no value");
  r->at += length;
  add(r, start, false);
}

/* Takes a value that is neither object nor list. */
static void read_scalar(reader *r, unsigned char first) {
  switch (first) {
    case '"': read_string(r); break;
    case 't': read_literal(r, "true", 4); break;
    case 'f': read_literal(r, "false", 5); break;
    case 'n': read_literal(r, "null", 4); break;
    default:
      if (first != '-' && !is_digit((char)first)) malformed(r, "no value");
      read_number(r);
  }
}

static void read_open(reader *r) {
  if (r->depth == WK_MAX_DEPTH) malformed(r, "too many levels");
  r->open[r->depth++] = r->count;
  r->at++;
  add(r, r->at - 1, false);
}

static void read_close(reader *r) {
  uint32_t index = r->open[--r->depth];
  wk_json *value = &r->values[index];
  r->at++;
  value->length = (uint32_t)(r->at - value->start);
  value->next = r->count - index;
}

static void read_key(reader *r) {
  if (peek(r) != '"') malformed(r, "no key");
  read_string(r);
  if (peek(r) != ':') malformed(r, "no colon after a key");
  r->at++;
}

/* What ends the innermost object or list. */
static unsigned char closing(const reader *r) {
  return *r->values[r->open[r->depth - 1]].start == '{' ? '}' : ']';
}

/* Goes on after a value: behind a comma, or out of what ends. False after the last value. */
static bool read_on(reader *r) {
  while (r->depth) {
    unsigned char close = closing(r);
    unsigned char byte = peek(r);
    if (byte == ',') {
      r->at++;
      if (close == '}') read_key(r);
      return true;
    }
    if (byte != close) malformed(r, close == '}' ? "neither comma nor end in an object" : "neither comma nor end in a list");
    read_close(r);
  }
  return false;
}

/* Goes into an object or list. False if it is empty, and therefore over. */
static bool read_into(reader *r, unsigned char first) {
  read_open(r);
  if (peek(r) == closing(r)) {
    read_close(r);
    return false;
  }
  if (first == '{') read_key(r);
  return true;
}

static void read_values(reader *r) {
  for (;;) {
    unsigned char first = peek(r);
    if (first == '{' || first == '[') {
      if (read_into(r, first)) continue;
    } else {
      read_scalar(r, first);
    }
    if (!read_on(r)) return;
  }
}

const wk_json *wk_parse(wk_text text) {
  reader r;
  if (text.length > (size_t)INT32_MAX) wk_fail("a document is too large");
  r.begin = r.at = text.data;
  r.end = text.data + text.length;
  r.count = r.depth = 0;
  r.capacity = (uint32_t)(text.length / 8 + 8);
  r.values = wk_allocate(r.capacity * sizeof(wk_json));
  read_values(&r);
  skip_space(&r);
  if (r.at != r.end) malformed(&r, "something after the value");
  return wk_resize(r.values, r.capacity * sizeof(wk_json), r.count * sizeof(wk_json));
}
