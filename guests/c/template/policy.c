/*
 * Objects must have a label. The settings name it:
 *
 *   label: team
 */
#include "wasm_k8s.h"

static wk_text label_of(const wk_json *settings) {
  wk_only_keys(settings, "label");
  wk_text label = wk_get_string(settings, "label");
  if (!label.length) wk_fail("the setting `label` is missing");
  return label;
}

static wk_verdict review(const wk_admission_request *request, const wk_json *settings) {
  wk_text label = label_of(settings);
  if (!wk_is_create_or_update(request)) return wk_allow();
  if (wk_string(wk_member(wk_get(request->object, "metadata", "labels"), label)).length) return wk_allow();
  wk_buffer message = {0};
  wk_append(&message, "the label ");
  wk_append(&message, label);
  wk_append(&message, " is missing");
  wk_verdict verdict = wk_deny(wk_built(&message));
  verdict.code = 422;
  verdict.reason = wk_str("Invalid");
  return verdict;
}

WK_VALIDATOR(review)
