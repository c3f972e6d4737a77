// Objects must have a label. The settings name it:
//
//   label: team
import { AdmissionRequest, Json, Verdict, allowOnlySettings, answerAdmission, fail } from "wasm-k8s-guest/assembly";

function labelOf(settings: Json): string {
  allowOnlySettings(settings, ["label"]);
  const label = settings.getText(["label"]);
  if (label.isEmpty) fail("the setting `label` is missing");
  return label.toString();
}

function review(request: AdmissionRequest, settings: Json): Verdict {
  const label = labelOf(settings);
  if (!request.isCreateOrUpdate()) return Verdict.allow();
  if (!request.object.getText(["metadata", "labels", label]).isEmpty) return Verdict.allow();
  return Verdict.deny("the label " + label + " is missing").withCode(422).withReason("Invalid");
}

export function validate(): void {
  answerAdmission(review);
}
