// Every ConfigMap gets `magic-value: foobar`.
import { AdmissionRequest, Edit, Json, Verdict, answerAdmission, refuseSettings } from "wasm-k8s-guest/assembly";

const VALUE: StaticArray<string> = ["data", "magic-value"];

function mutate(request: AdmissionRequest, settings: Json): Verdict {
  refuseSettings(settings);
  const object = request.object;
  if (!object.exists || !request.isKind("", "ConfigMap")) return Verdict.allow();
  if (object.getText(VALUE).is("foobar")) return Verdict.allow();
  const changed = Edit.of(object);
  changed.at(["data"]).put("magic-value", "foobar");
  return Verdict.mutate(changed);
}

export function validate(): void {
  answerAdmission(mutate);
}
