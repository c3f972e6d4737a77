/* No ConfigMap may hold the key `not-allowed-value`. */
#include "wasm_k8s.h"

static wk_verdict review(const wk_admission_request *request, const wk_json *settings) {
  wk_no_settings(settings);
  if (wk_is_kind(request, "", "ConfigMap") && wk_has(request->object, "data", "not-allowed-value")) {
    return wk_deny("the key `not-allowed-value` is not allowed in a ConfigMap");
  }
  return wk_allow();
}

WK_VALIDATOR(review)
