// Members of `magic-group` may do anything to configmaps.
import { AccessReview, Decision, Json, answerAccessReview, refuseSettings } from "wasm-k8s-guest/assembly";

function authorize(review: AccessReview, settings: Json): Decision {
  refuseSettings(settings);
  const resource = review.resource;
  if (resource.resource.is("configmaps") && resource.group.is("") && review.user.isIn("magic-group")) {
    return Decision.allow("magic-group may do anything to configmaps");
  }
  return Decision.noOpinion("only magic-group and configmaps are decided here");
}

export function authz(): void {
  answerAccessReview(authorize);
}
