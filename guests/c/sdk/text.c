/* Texts: compared, and taken from JSON strings. */
#include "internal.h"

bool wk_same_bytes(const char *a, const char *b, size_t length) {
  for (; length >= 8; a += 8, b += 8, length -= 8) {
    uint64_t one, other;
    __builtin_memcpy(&one, a, 8);
    __builtin_memcpy(&other, b, 8);
    if (one != other) return false;
  }
  for (; length; a++, b++, length--) {
    if (*a != *b) return false;
  }
  return true;
}

bool wk_text_equal(wk_text a, wk_text b) {
  return a.length == b.length && wk_same_bytes(a.data, b.data, a.length);
}

bool wk_text_starts_with(wk_text text, wk_text start) {
  return text.length >= start.length && wk_same_bytes(text.data, start.data, start.length);
}

bool wk_text_ends_with(wk_text text, wk_text end) {
  return text.length >= end.length && wk_same_bytes(text.data + text.length - end.length, end.data, end.length);
}

static uint32_t hex4(const char *at) {
  uint32_t value = 0;
  for (int i = 0; i < 4; i++) {
    uint32_t digit = (unsigned char)at[i];
    value = value << 4 | (digit <= '9' ? digit - '0' : (digit | 32) - 'a' + 10);
  }
  return value;
}

static char *put_utf8(char *out, uint32_t point) {
  if (point < 0x80) {
    *out++ = (char)point;
    return out;
  }
  if (point < 0x800) {
    *out++ = (char)(0xc0 | point >> 6);
  } else {
    if (point < 0x10000) {
      *out++ = (char)(0xe0 | point >> 12);
    } else {
      *out++ = (char)(0xf0 | point >> 18);
      *out++ = (char)(0x80 | (point >> 12 & 63));
    }
    *out++ = (char)(0x80 | (point >> 6 & 63));
  }
  *out++ = (char)(0x80 | (point & 63));
  return out;
}

/* The character of the escape at `*at`, which is moved behind it. */
static uint32_t unescape(const char **at, const char *end) {
  const char *escape = *at;
  *at += 2;
  switch (escape[1]) {
    case 'b': return '\b';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    case 'u': break;
    default: return (unsigned char)escape[1];
  }
  *at += 4;
  uint32_t point = hex4(escape + 2);
  if (point < 0xd800 || point > 0xdfff) return point;
  if (point < 0xdc00 && end - escape >= 12 && escape[6] == '\\' && escape[7] == 'u') {
    uint32_t low = hex4(escape + 8);
    if (low >= 0xdc00 && low <= 0xdfff) {
      *at += 6;
      return 0x10000 + ((point - 0xd800) << 10) + (low - 0xdc00);
    }
  }
  wk_fail("half a surrogate pair in a string");
}

/* What a string with escapes says. It is never longer than the string. */
static __attribute__((noinline)) wk_text unescaped(const wk_json *string) {
  const char *at = string->start + 1, *end = string->start + string->length - 1;
  char *begin = wk_allocate(string->length), *out = begin;
  while (at < end) {
    if (*at == '\\') {
      out = put_utf8(out, unescape(&at, end));
    } else {
      *out++ = *at++;
    }
  }
  return (wk_text){begin, (size_t)(out - begin)};
}

static wk_text content(const wk_json *string) {
  return string->escaped ? unescaped(string) : (wk_text){string->start + 1, string->length - 2};
}

wk_text wk_string(const wk_json *value) {
  if (!value || wk_is_null(value)) return (wk_text){NULL, 0};
  if (*value->start != '"') wk_fail("not a string where one belongs");
  return content(value);
}

bool wk_key_is(const wk_json *key, wk_text name) {
  if (!key->escaped) return key->length - 2 == name.length && wk_same_bytes(key->start + 1, name.data, name.length);
  wk_text text = unescaped(key);
  bool same = wk_text_equal(text, name);
  wk_resize((char *)text.data, key->length, 0); /* or many keys with escapes would use up the memory */
  return same;
}
