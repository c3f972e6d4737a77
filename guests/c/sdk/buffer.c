/* Texts that grow. */
#include "internal.h"

#define FIRST_CAPACITY 256u

/* Makes room for `more` bytes, and returns where they go. */
static char *extend(wk_buffer *buffer, size_t more) {
  if (more > buffer->capacity - buffer->length) {
    size_t capacity = buffer->capacity ? buffer->capacity : FIRST_CAPACITY;
    if (more > (size_t)INT32_MAX - buffer->length) wk_fail("out of memory");
    while (capacity - buffer->length < more) capacity *= 2;
    buffer->data = buffer->data ? wk_resize(buffer->data, buffer->capacity, capacity) : wk_allocate(capacity);
    buffer->capacity = capacity;
  }
  char *place = buffer->data + buffer->length;
  buffer->length += more;
  return place;
}

void wk_append_text(wk_buffer *buffer, wk_text text) {
  if (text.length) __builtin_memcpy(extend(buffer, text.length), text.data, text.length);
}

void wk_append_byte(wk_buffer *buffer, char byte) {
  *extend(buffer, 1) = byte;
}

wk_text wk_built(const wk_buffer *buffer) {
  return (wk_text){buffer->data ? buffer->data : "", buffer->length};
}

static void append_escape(wk_buffer *buffer, unsigned char byte) {
  static const char digits[] = "0123456789abcdef";
  if (byte == '"' || byte == '\\') {
    char *place = extend(buffer, 2);
    place[0] = '\\';
    place[1] = (char)byte;
    return;
  }
  char *place = extend(buffer, 6);
  __builtin_memcpy(place, "\\u00", 4);
  place[4] = digits[byte >> 4];
  place[5] = digits[byte & 15];
}

void wk_append_json_string(wk_buffer *buffer, wk_text text) {
  wk_append_byte(buffer, '"');
  size_t from = 0;
  for (size_t at = 0; at < text.length; at++) {
    unsigned char byte = (unsigned char)text.data[at];
    if (byte < 0x20 || byte == '"' || byte == '\\') {
      wk_append_text(buffer, (wk_text){text.data + from, at - from});
      append_escape(buffer, byte);
      from = at + 1;
    }
  }
  if (text.length > from) wk_append_text(buffer, (wk_text){text.data + from, text.length - from});
  wk_append_byte(buffer, '"');
}

void wk_append_integer(wk_buffer *buffer, int64_t number) {
  char digits[20];
  size_t at = sizeof digits;
  uint64_t rest = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
  do {
    digits[--at] = (char)('0' + rest % 10);
    rest /= 10;
  } while (rest);
  if (number < 0) digits[--at] = '-';
  wk_append_text(buffer, (wk_text){digits + at, sizeof digits - at});
}

void wk_append_base64(wk_buffer *buffer, wk_text bytes) {
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const unsigned char *in = (const unsigned char *)bytes.data;
  size_t left = bytes.length;
  char *out = extend(buffer, (left + 2) / 3 * 4);
  for (; left >= 3; left -= 3, in += 3, out += 4) {
    uint32_t three = (uint32_t)in[0] << 16 | (uint32_t)in[1] << 8 | in[2];
    out[0] = digits[three >> 18];
    out[1] = digits[three >> 12 & 63];
    out[2] = digits[three >> 6 & 63];
    out[3] = digits[three & 63];
  }
  if (left) {
    uint32_t rest = (uint32_t)in[0] << 16 | (left == 2 ? (uint32_t)in[1] << 8 : 0);
    out[0] = digits[rest >> 18];
    out[1] = digits[rest >> 12 & 63];
    out[2] = left == 2 ? digits[rest >> 6 & 63] : '=';
    out[3] = '=';
  }
}

void wk_append_comma(wk_buffer *buffer) {
  if (buffer->length) wk_append_byte(buffer, ',');
}

static void append_name(wk_buffer *out, const char *name) {
  wk_append(out, ",\"");
  wk_append(out, name);
  wk_append(out, "\":");
}

void wk_append_field(wk_buffer *out, const char *name, wk_text value) {
  if (!value.length) return;
  append_name(out, name);
  wk_append_json_string(out, value);
}

void wk_append_built(wk_buffer *out, const char *name, const wk_buffer *built, const char *brackets) {
  if (!built->length) return;
  append_name(out, name);
  wk_append_byte(out, brackets[0]);
  wk_append_text(out, wk_built(built));
  wk_append_byte(out, brackets[1]);
}
