/* AdmissionReview, admission.k8s.io/v1: the response half. */
#include "internal.h"

wk_verdict wk_allow(void) {
  return (wk_verdict){.allowed = true};
}

wk_verdict wk_deny_text(wk_text message) {
  return (wk_verdict){.message = message};
}

wk_verdict wk_mutate(const wk_edit *edit) {
  return (wk_verdict){.allowed = true, .patch = wk_edited(edit)};
}

void wk_add_cause_text(wk_verdict *verdict, wk_text field, wk_text message) {
  wk_buffer *causes = &verdict->causes;
  wk_append_comma(causes);
  wk_append(causes, "{\"field\":");
  wk_append_json_string(causes, field);
  wk_append(causes, ",\"message\":");
  wk_append_json_string(causes, message);
  wk_append_byte(causes, '}');
}

void wk_add_warning_text(wk_verdict *verdict, wk_text warning) {
  wk_append_comma(&verdict->warnings);
  wk_append_json_string(&verdict->warnings, warning);
}

void wk_add_annotation_text(wk_verdict *verdict, wk_text key, wk_text value) {
  wk_append_comma(&verdict->annotations);
  wk_append_json_string(&verdict->annotations, key);
  wk_append_byte(&verdict->annotations, ':');
  wk_append_json_string(&verdict->annotations, value);
}

/* Each of these begins with a comma, of which the first is left out. */
static void append_status(wk_buffer *out, const wk_verdict *verdict) {
  wk_buffer status = {0};
  wk_append_field(&status, "message", verdict->message);
  wk_append_field(&status, "reason", verdict->reason);
  if (verdict->code) {
    wk_append(&status, ",\"code\":");
    wk_append_integer(&status, verdict->code);
  }
  if (verdict->causes.length) {
    wk_append(&status, ",\"details\":{\"causes\":[");
    wk_append_text(&status, wk_built(&verdict->causes));
    wk_append(&status, "]}");
  }
  if (!status.length) return;
  wk_append(out, ",\"status\":{");
  wk_append_text(out, (wk_text){status.data + 1, status.length - 1});
  wk_append(out, "}");
}

static void append_patch(wk_buffer *out, wk_text patch) {
  wk_append(out, ",\"patchType\":\"Full\",\"patch\":\"");
  wk_append_base64(out, patch);
  wk_append(out, "\"");
}

void wk_write_verdict(const wk_verdict *verdict, wk_text uid) {
  wk_buffer out = {0};
  wk_append(&out, "{\"response\":{\"apiVersion\":\"admission.k8s.io/v1\",\"kind\":\"AdmissionReview\",\"response\":{\"uid\":");
  wk_append_json_string(&out, uid);
  wk_append(&out, verdict->allowed ? ",\"allowed\":true" : ",\"allowed\":false");
  if (!verdict->allowed) append_status(&out, verdict);
  if (verdict->allowed && verdict->patch.length) append_patch(&out, verdict->patch);
  wk_append_built(&out, "warnings", &verdict->warnings, "[]");
  wk_append_built(&out, "auditAnnotations", &verdict->annotations, "{}");
  wk_append(&out, "}}}");
  wk_write_stream(1, wk_built(&out));
}
