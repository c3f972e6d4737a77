/* The token `magic-token` belongs to `magic-user`; all others are somebody else's business. */
#include "wasm_k8s.h"

static wk_authentication authenticate(const wk_token_review *review, const wk_json *settings) {
  wk_no_settings(settings);
  if (!wk_equals(review->token, "magic-token")) return wk_unknown();
  wk_authentication answer = wk_is_user("magic-user");
  answer.uid = wk_str("0");
  wk_add_group(&answer, "magic-group");
  return answer;
}

WK_AUTHENTICATOR(authenticate)
