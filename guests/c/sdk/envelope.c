/* The envelope around a review, and settings. */
#include "internal.h"

static const wk_field envelope[] = {
  WK_FIELD(WK_OBJECT, wk_envelope, request, "request"),
  WK_FIELD(WK_ANY, wk_envelope, settings, "settings"),
};
static const wk_fields envelope_fields = WK_FIELDS(wk_envelope, envelope);

const wk_json *wk_need(const wk_json *value, const char *name) {
  if (!value) wk_fail_in(wk_text_of(name), "missing");
  return value;
}

wk_envelope wk_read_envelope(void) {
  wk_envelope in = {NULL, NULL};
  wk_decode(wk_parse(wk_read_input()), wk_text_of("the input"), &envelope_fields, &in);
  wk_need(in.request, "request");
  return in;
}

_Noreturn void wk_fail_text(wk_text reason) {
  static bool failing;
  if (failing) __builtin_trap(); /* there is no memory to say so */
  failing = true;
  wk_buffer out = {0};
  wk_append(&out, "{\"error\":");
  wk_append_json_string(&out, reason.length ? reason : wk_text_of("no reason given")); /* an empty one would be none */
  wk_append(&out, "}");
  wk_write_stream(1, wk_built(&out));
  failing = false;
  wk_exit();
}

void wk_log_text(wk_text line) {
  wk_buffer out = {0};
  wk_append_text(&out, line);
  wk_append_byte(&out, '\n');
  wk_write_stream(2, wk_built(&out));
}

void wk_no_settings(const wk_json *settings) {
  if (settings) wk_fail("this module takes no settings");
}

void wk_only_keys_of(const wk_json *settings, const char *const names[]) {
  if (!settings) wk_fail("this module needs settings, and none are configured");
  if (!wk_is_object(settings)) wk_fail_in(wk_text_of("settings"), "not an object");
  for (const wk_json *key = wk_first(settings); key; key = wk_next(settings, key)) {
    const char *const *name = names;
    while (*name && !wk_key_is(key, wk_text_of(*name))) name++;
    if (!*name) wk_fail_in(wk_text_of("settings"), "a key that is not known");
  }
}
