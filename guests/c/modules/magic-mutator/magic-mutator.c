/* Every ConfigMap gets `magic-value: foobar`. */
#include "wasm_k8s.h"

static wk_verdict mutate(const wk_admission_request *request, const wk_json *settings) {
  wk_no_settings(settings);
  if (!request->object || !wk_is_kind(request, "", "ConfigMap")) return wk_allow();
  if (wk_equals(wk_get_string(request->object, "data", "magic-value"), "foobar")) return wk_allow();
  wk_edit *object = wk_edit_of(request->object);
  wk_put(wk_at(object, "data"), "magic-value", "foobar");
  return wk_mutate(object);
}

WK_MUTATOR(mutate)
