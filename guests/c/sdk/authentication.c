/* TokenReview, authentication.k8s.io/v1. */
#include "internal.h"

static const wk_field spec[] = {
  WK_FIELD(WK_TEXT, wk_token_review, token, "token"),
  WK_FIELD(WK_TEXTS, wk_token_review, audiences, "audiences"),
};
static const wk_fields spec_fields = WK_FIELDS(wk_token_review, spec);

wk_authentication wk_is_user_text(wk_text username) {
  return (wk_authentication){.authenticated = true, .username = username};
}

wk_authentication wk_unknown(void) {
  return (wk_authentication){0};
}

static void append_element(wk_buffer *list, wk_text text) {
  wk_append_comma(list);
  wk_append_json_string(list, text);
}

void wk_add_group_text(wk_authentication *answer, wk_text group) {
  append_element(&answer->groups, group);
}

void wk_add_audience_text(wk_authentication *answer, wk_text audience) {
  append_element(&answer->audiences, audience);
}

void wk_add_extra_texts(wk_authentication *answer, wk_text key, const wk_text *values, size_t count) {
  append_element(&answer->extra, key);
  wk_append(&answer->extra, ":[");
  for (size_t i = 0; i < count; i++) {
    if (i) wk_append_byte(&answer->extra, ',');
    wk_append_json_string(&answer->extra, values[i]);
  }
  wk_append_byte(&answer->extra, ']');
}

static void append_user(wk_buffer *out, const wk_authentication *answer) {
  wk_append(out, ",\"user\":{\"username\":");
  wk_append_json_string(out, answer->username);
  wk_append_field(out, "uid", answer->uid);
  wk_append_built(out, "groups", &answer->groups, "[]");
  wk_append_built(out, "extra", &answer->extra, "{}");
  wk_append(out, "}");
}

void wk_answer_token_review(wk_authenticate_function *policy) {
  wk_envelope in = wk_read_envelope();
  wk_token_review review = {0};
  wk_decode(wk_need(wk_get(in.request, "spec"), "spec"), wk_text_of("spec"), &spec_fields, &review);
  wk_authentication answer = policy(&review, in.settings);
  wk_buffer out = {0};
  wk_append(&out, "{\"response\":{\"apiVersion\":\"authentication.k8s.io/v1\",\"kind\":\"TokenReview\","
                  "\"status\":{\"authenticated\":");
  wk_append(&out, answer.authenticated ? "true" : "false");
  if (answer.authenticated) append_user(&out, &answer);
  wk_append_built(&out, "audiences", &answer.audiences, "[]");
  wk_append(&out, "}}}");
  wk_write_stream(1, wk_built(&out));
}
