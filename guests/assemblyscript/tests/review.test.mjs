// Calls, from standard input to standard output.
import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { answer, call, load } from "./guest.mjs";

const tool = load(fileURLToPath(new URL("../target/json-tool.wasm", import.meta.url)));
const admit = (request) => answer(tool, "validate", { request });
const beside = { warnings: ["w1", "w2"], auditAnnotations: { k: "v", l: "jane" } };

test("a verdict carries all that it was given", () => {
  const userInfo = { username: "jane" };
  assert.deepEqual(admit({ uid: 'u"1', operation: "CREATE", userInfo }).response, {
    apiVersion: "admission.k8s.io/v1",
    kind: "AdmissionReview",
    response: {
      uid: 'u"1',
      allowed: false,
      status: {
        message: 'no\t"wäy" 😀',
        reason: "Invalid",
        code: 422,
        details: { causes: [{ field: "spec.a", message: "is wrong" }, { field: "spec.b", message: "too" }] },
      },
      ...beside,
    },
  });
  for (const rest of [{ operation: "DELETE" }, { operation: "UPDATE", subResource: "status" }]) {
    assert.deepEqual(admit({ uid: "1", userInfo, ...rest }).response.response, { uid: "1", allowed: true, ...beside });
  }
});

test("a user is answered with what it has", () => {
  const review = (spec) => answer(tool, "authn", { spec }).response.status;
  const user = { username: "jane", groups: ["a", 'b"'], extra: { k: ["v1", "v2"], l: [] } };
  assert.deepEqual(review({ token: "token\n", audiences: ["x", "y"] }), { authenticated: true, user, audiences: ["x"] });
  assert.deepEqual(review({ token: "t\n", audiences: null }), { authenticated: true, user });
  assert.deepEqual(review({ token: "other" }), { authenticated: false });
  assert.deepEqual(review({ token: null, unknown: {} }), { authenticated: false });
});

test("bad input is an error", () => {
  for (const [input, part] of [
    ["", "malformed JSON"], ["[]", "in the input: not an object"], ["{}", "in request: missing"], ['{"request":null}', "in request: missing"],
    ['{"request":[]}', "in request: not an object"], ['{"request":{}}', "in spec: missing"], ['{"request":{"spec":5}}', "in spec: not an object"],
    ['{"request":{"spec":{"token":5}}}', "in token: not a string"], ['{"request":{"spec":{"token":"a","token":"b"}}}', "the key is there twice"],
    ['{"request":{"spec":{"token":"t\\n","audiences":"a"}}}', "in audiences: not a list"],
    ['{"request":{"spec":{"token":"t\\n","audiences":["a",null]}}}', "in audiences: not a list of strings"],
    ['{"request":{"spec":{}},"request":{"spec":{}}}', "in request: the key is there twice"],
    ['{"request":{"spec":{"token":"\\ud800"}}}', "half a surrogate pair"],
  ]) {
    const { output, ended } = call(tool, "authn", input);
    assert.equal(ended, undefined);
    assert.ok(JSON.parse(output.toString("utf8")).error.includes(part), `${input}: ${output}`);
  }
});

test("a request without uid or with an unknown operation is an error", () => {
  assert.equal(admit({ operation: "CREATE" }).error, "in uid: missing");
  assert.equal(admit({ uid: "1", operation: "create" }).error, "in operation: not known, or missing");
  assert.equal(admit({ uid: "1" }).error, "in operation: not known, or missing");
});

test("a failed assertion is logged and traps", () => {
  const { output, log, ended } = call(tool, "validate", JSON.stringify({ request: { request: { uid: "1", operation: "CREATE", dryRun: true } } }));
  assert.equal(output.length, 0);
  assert.match(log, /^an assertion of the policy tests\/json-tool.ts:\d+:\d+\n$/);
  assert.ok(ended instanceof WebAssembly.RuntimeError);
});
