/* Members of `magic-group` may do anything to configmaps. */
#include "wasm_k8s.h"

static wk_decision authorize(const wk_access_review *review, const wk_json *settings) {
  wk_no_settings(settings);
  const wk_resource_attributes *resource = review->resource;
  bool configmaps = resource && wk_equals(resource->group, "") && wk_equals(resource->resource, "configmaps");
  if (configmaps && wk_user_in(&review->user, "magic-group")) {
    return wk_allow_access("magic-group may do anything to configmaps");
  }
  return wk_no_opinion("only magic-group and configmaps are decided here");
}

WK_AUTHORIZER(authorize)
