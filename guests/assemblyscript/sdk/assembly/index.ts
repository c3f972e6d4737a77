/**
 * Write a Kubernetes policy as a WebAssembly module: one function, and one export that names what it answers.
 *
 *   import { AdmissionRequest, Json, Verdict, answerAdmission, refuseSettings } from "wasm-k8s-guest/assembly";
 *
 *   function review(request: AdmissionRequest, settings: Json): Verdict {
 *     refuseSettings(settings);
 *     if (request.object.has(["metadata", "labels", "frozen"])) return Verdict.deny("frozen objects stay as they are");
 *     return Verdict.allow();
 *   }
 *
 *   export function validate(): void {
 *     answerAdmission(review);
 *   }
 *
 * `fail` ends a call that cannot be answered, and so does every function here that finds what it must not: the host gets the
 * reason, and decides what happens then. A denial is an answer, not a failure. Errors that are thrown, and failed
 * assertions, end the call too, but with a poorer message.
 *
 * Memory is never given back: a host throws a call's memory away whole, and no global survives a call.
 */
export { AdmissionRequest, GroupVersionKind, GroupVersionResource, Operation, answerAdmission } from "./admission";
export { Authentication, TokenReview, answerTokenReview } from "./authentication";
export { AccessReview, Decision, NonResourceAttributes, ResourceAttributes, answerAccessReview } from "./authorization";
export { Edit } from "./edit";
export { allowOnlySettings, refuseSettings } from "./envelope";
export { fail, log } from "./failure";
export { Json } from "./json";
export { parse, parseString } from "./reader";
export { Text } from "./text";
export { UserInfo } from "./user";
export { Verdict } from "./verdict";
import "./abort";
