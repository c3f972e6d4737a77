/* Decodes objects into structs, by tables: a function for each type would be larger, and no faster. */
#include "internal.h"

static void check_texts(const wk_json *list, wk_text name) {
  if (!wk_is_list(list)) wk_fail_in(name, "not a list");
  for (const wk_json *each = wk_first(list); each; each = wk_next(list, each)) {
    if (!wk_is_string(each)) wk_fail_in(name, "not a list of strings");
  }
}

static void check_extra(const wk_json *extra, wk_text name) {
  if (!wk_is_object(extra)) wk_fail_in(name, "not an object");
  for (const wk_json *key = wk_first(extra); key; key = wk_next(extra, key)) {
    if (!wk_is_null(key + 1)) check_texts(key + 1, name);
  }
}

static void decode_value(const wk_json *value, const wk_field *field, char *target) {
  wk_text name = {field->name, field->length};
  switch ((wk_field_type)field->type) {
    case WK_TEXT:
      if (!wk_is_string(value)) wk_fail_in(name, "not a string");
      *(wk_text *)target = wk_string(value);
      return;
    case WK_BOOLEAN:
      *(bool *)target = wk_boolean(value, false);
      return;
    case WK_STRUCT:
      wk_decode(value, name, field->fields, target);
      return;
    case WK_NEW_STRUCT: {
      char *made = wk_allocate(field->fields->size);
      __builtin_memset(made, 0, field->fields->size);
      wk_decode(value, name, field->fields, made);
      *(void **)target = made;
      return;
    }
    case WK_TEXTS: check_texts(value, name); break;
    case WK_EXTRA: check_extra(value, name); break;
    case WK_OBJECT:
      if (!wk_is_object(value)) wk_fail_in(name, "not an object");
      break;
    case WK_ANY: break;
  }
  *(const wk_json **)target = value;
}

/* The field of this key, or -1. Documents mostly have the order of the table, so the search begins after the last. */
static int find(const wk_fields *fields, uint32_t from, const wk_json *key) {
  for (uint32_t i = 0; i < fields->count; i++) {
    uint32_t at = from + i < fields->count ? from + i : from + i - fields->count;
    const wk_field *field = &fields->field[at];
    if (wk_key_is(key, (wk_text){field->name, field->length})) return (int)at;
  }
  return -1;
}

void wk_decode(const wk_json *object, wk_text name, const wk_fields *fields, void *target) {
  if (!wk_is_object(object)) wk_fail_in(name, "not an object");
  uint32_t seen = 0, from = 0;
  for (const wk_json *key = wk_first(object); key; key = wk_next(object, key)) {
    int at = find(fields, from, key);
    if (at < 0) continue;
    const wk_field *field = &fields->field[at];
    if (seen >> at & 1) wk_fail_in((wk_text){field->name, field->length}, "the key is there twice");
    seen |= 1u << at;
    from = (uint32_t)at + 1;
    if (!wk_is_null(key + 1)) decode_value(key + 1, field, (char *)target + field->offset);
  }
}
