// No ConfigMap may hold the key `not-allowed-value`.
import { AdmissionRequest, Json, Verdict, answerAdmission, refuseSettings } from "wasm-k8s-guest/assembly";

const KEY: StaticArray<string> = ["data", "not-allowed-value"];

function review(request: AdmissionRequest, settings: Json): Verdict {
  refuseSettings(settings);
  if (request.isKind("", "ConfigMap") && request.object.has(KEY)) {
    return Verdict.deny("the key `not-allowed-value` is not allowed in a ConfigMap");
  }
  return Verdict.allow();
}

export function validate(): void {
  answerAdmission(review);
}
