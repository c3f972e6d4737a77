// Does to a document what a test says, with the library's reader and changes: compiled by the tests alone.
import { AdmissionRequest, Authentication, Edit, Json, Text, TokenReview, Verdict, answerAdmission, answerTokenReview, fail, log, parse } from "wasm-k8s-guest/assembly";
import { Buffer } from "wasm-k8s-guest/assembly/buffer";
import { inputLength, readInput, writeStream } from "wasm-k8s-guest/assembly/wasi";

/** Reads standard input as one document, and writes it again from what was read. */
export function copy(): void {
  const start = readInput();
  const out = new Buffer();
  write(parse(start, inputLength), out);
  writeStream(1, out.start, out.length);
}

function write(value: Json, out: Buffer): void {
  if (value.isString) {
    out.putString(value.text().toString());
  } else if (value.isList) {
    out.putByte(0x5b);
    for (let each = value.first(); each.exists; each = value.after(each)) {
      if (each != value.first()) out.putByte(0x2c);
      write(each, out);
    }
    out.putByte(0x5d);
  } else if (value.isObject) {
    out.putByte(0x7b);
    for (let key = value.first(); key.exists; key = value.after(key)) {
      if (key != value.first()) out.putByte(0x2c);
      out.putString(key.text().toString());
      out.putByte(0x3a);
      write(key.value(), out);
    }
    out.putByte(0x7d);
  } else {
    out.putBytes(value.start, value.length);
  }
}

function pathOf(list: Json): StaticArray<string> {
  const path = new StaticArray<string>(list.count());
  let i = 0;
  for (let each = list.first(); each.exists; each = list.after(each)) path[i++] = each.text().toString();
  return path;
}

/** Reads `{"object":..., "steps":[{"do":..., "path":[...], "name":..., "value":...}]}`, and writes the changed object. */
export function edit(): void {
  const start = readInput();
  const input = parse(start, inputLength);
  const edit = Edit.of(input.member("object"));
  const steps = input.member("steps");
  for (let step = steps.first(); step.exists; step = steps.after(step)) change(edit, step);
  const out = new Buffer();
  edit.write(out);
  writeStream(1, out.start, out.length);
}

function change(edit: Edit, step: Json): void {
  const path = pathOf(step.member("path"));
  const name = step.member("name").text().toString();
  const what = step.member("do").text();
  if (what.is("put")) {
    edit.at(path).put(name, step.member("value").text().toString());
  } else if (what.is("putJson")) {
    edit.at(path).putJson(name, step.member("value").toString());
  } else if (what.is("remove")) {
    edit.at(path).remove(name);
  } else if (what.is("dropOdd")) {
    const list = edit.listAt(path);
    let odd = false;
    for (let each: Edit | null = list.firstElement(); each; each = list.elementAfter(each)) {
      if (odd) each.drop();
      else each.put("kept", "yes");
      odd = !odd;
    }
  } else {
    fail("no such step");
  }
}

/** Reads `{"document":..., "path":[...], "is":...}`, and says what is there. */
export function look(): void {
  const start = readInput();
  const input = parse(start, inputLength);
  const document = input.member("document");
  const path = pathOf(input.member("path"));
  const value = document.get(path);
  let said = value.exists ? "there" : "absent";
  if (value.isNull) said += " null";
  if (value.isString && value.text().is(input.member("is").text().toString())) said += " equal";
  if (value.isList && value.includes(input.member("is").text().toString())) said += " included";
  if (value.isObject || value.isList) said += " " + value.count().toString();
  if (input.has(["integer"])) said += " " + value.integer(7).toString();
  if (input.has(["text"])) said += " " + document.getText(path).toString();
  log(said);
}

/** Carries everything that an answer can. */
export function validate(): void {
  answerAdmission((request: AdmissionRequest, settings: Json): Verdict => {
    if (request.dryRun) assert(false, "an assertion of the policy");
    const verdict = request.isCreateOrUpdate() ? Verdict.deny('no\t"wäy" 😀').withCode(422).withReason("Invalid") : Verdict.allow();
    return verdict
      .withCause("spec.a", "is wrong")
      .withCause("spec.b", "too")
      .withWarning("w1")
      .withWarning("w2")
      .withAnnotation("k", "v")
      .withAnnotation("l", request.userInfo.username.toString());
  });
}

export function authn(): void {
  answerTokenReview((review: TokenReview, settings: Json): Authentication => {
    const token: Text = review.token;
    if (!token.startsWith("t") || !token.endsWith("\n")) return Authentication.unknown();
    const user = Authentication.user("jane").withGroups(["a", 'b"']).withExtra("k", ["v1", "v2"]).withExtra("l", []);
    return review.audiences.includes("x") ? user.withAudiences(["x"]) : user;
  });
}
