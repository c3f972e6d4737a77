/* SubjectAccessReview, authorization.k8s.io/v1. */
#include "internal.h"

static const wk_field resource[] = {
  WK_FIELD(WK_TEXT, wk_resource_attributes, namespace_, "namespace"),
  WK_FIELD(WK_TEXT, wk_resource_attributes, verb, "verb"),
  WK_FIELD(WK_TEXT, wk_resource_attributes, group, "group"),
  WK_FIELD(WK_TEXT, wk_resource_attributes, version, "version"),
  WK_FIELD(WK_TEXT, wk_resource_attributes, resource, "resource"),
  WK_FIELD(WK_TEXT, wk_resource_attributes, subresource, "subresource"),
  WK_FIELD(WK_TEXT, wk_resource_attributes, name, "name"),
  WK_FIELD(WK_OBJECT, wk_resource_attributes, field_selector, "fieldSelector"),
  WK_FIELD(WK_OBJECT, wk_resource_attributes, label_selector, "labelSelector"),
};
static const wk_fields resource_fields = WK_FIELDS(wk_resource_attributes, resource);

static const wk_field non_resource[] = {
  WK_FIELD(WK_TEXT, wk_non_resource_attributes, path, "path"),
  WK_FIELD(WK_TEXT, wk_non_resource_attributes, verb, "verb"),
};
static const wk_fields non_resource_fields = WK_FIELDS(wk_non_resource_attributes, non_resource);

static const wk_field spec[] = {
  WK_FIELD_OF(WK_NEW_STRUCT, wk_access_review, resource, "resourceAttributes", &resource_fields),
  WK_FIELD_OF(WK_NEW_STRUCT, wk_access_review, non_resource, "nonResourceAttributes", &non_resource_fields),
  WK_FIELD(WK_TEXT, wk_access_review, user.username, "user"),
  WK_FIELD(WK_TEXTS, wk_access_review, user.groups, "groups"),
  WK_FIELD(WK_EXTRA, wk_access_review, user.extra, "extra"),
  WK_FIELD(WK_TEXT, wk_access_review, user.uid, "uid"),
};
static const wk_fields spec_fields = WK_FIELDS(wk_access_review, spec);

void wk_answer_access_review(wk_authorize_function *policy) {
  wk_envelope in = wk_read_envelope();
  wk_access_review review = {0};
  wk_decode(wk_need(wk_get(in.request, "spec"), "spec"), wk_text_of("spec"), &spec_fields, &review);
  wk_decision answer = policy(&review, in.settings);
  wk_buffer out = {0};
  wk_append(&out, "{\"response\":{\"apiVersion\":\"authorization.k8s.io/v1\",\"kind\":\"SubjectAccessReview\","
                  "\"status\":{\"allowed\":");
  wk_append(&out, answer.allowed ? "true" : "false");
  if (answer.denied) wk_append(&out, ",\"denied\":true");
  wk_append_field(&out, "reason", answer.reason);
  wk_append(&out, "}}}");
  wk_write_stream(1, wk_built(&out));
}
