// The token `magic-token` belongs to `magic-user`; all others are somebody else's business.
import { Authentication, Json, TokenReview, answerTokenReview, refuseSettings } from "wasm-k8s-guest/assembly";

function authenticate(review: TokenReview, settings: Json): Authentication {
  refuseSettings(settings);
  if (!review.token.is("magic-token")) return Authentication.unknown();
  return Authentication.user("magic-user").withUid("0").withGroups(["magic-group"]);
}

export function authn(): void {
  answerTokenReview(authenticate);
}
