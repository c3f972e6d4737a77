// The golden files of a module: a review, and what is expected of the answer.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { test } from "node:test";
import { answer, load } from "./guest.mjs";

const ENTRY_POINTS = { TokenReview: "authn", SubjectAccessReview: "authz", AdmissionReview: "validate" };

/** Declares a test for each file `tests/*.json` of a module's folder; of another module than the file names, if one is given. */
export function testGoldenFiles(folder, module) {
  const tests = join(folder, "tests");
  for (const file of readdirSync(tests)) {
    test(`${basename(folder)}: ${file.replace(".json", "").replaceAll("-", " ")}`, () => check(join(tests, file), module));
  }
}

function check(file, instead) {
  const golden = JSON.parse(readFileSync(file, "utf8"));
  const module = load(instead ?? resolve(dirname(file), golden.module));
  const envelope = answer(module, ENTRY_POINTS[golden.review.kind], golden.review, golden.settings);
  const { error, ...expected } = golden.expect;
  if (error) {
    assert.equal(error.code, "GUEST_REPORTED");
    assert.ok(envelope.error.includes(error.contains), envelope.error);
    return;
  }
  assert.equal(envelope.error, undefined);
  const actual = golden.review.kind === "AdmissionReview" ? admitted(golden.review.request, envelope.response) : envelope.response.status;
  for (const [key, value] of Object.entries(expected)) assert.deepEqual(actual[key], value, key);
}

function admitted(request, review) {
  assert.equal(review.apiVersion, "admission.k8s.io/v1");
  assert.equal(review.kind, "AdmissionReview");
  assert.equal(review.response.uid, request.uid);
  const { patch, patchType } = review.response;
  if (patch !== undefined) assert.equal(patchType, "Full");
  const object = patch === undefined ? request.object : JSON.parse(Buffer.from(patch, "base64").toString("utf8"));
  return { ...review.response, object };
}
