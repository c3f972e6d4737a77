// What the library takes for JSON, and what it makes of it.
import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { call, load } from "./guest.mjs";

const tool = load(fileURLToPath(new URL("../target/json-tool.wasm", import.meta.url)));

function run(entryPoint, input) {
  const { output, log, ended } = call(tool, entryPoint, typeof input === "string" || input instanceof Uint8Array ? input : JSON.stringify(input));
  if (ended) throw ended;
  return output.toString("utf8") || log.trimEnd();
}

const bytes = (text) => Uint8Array.from(text, (character) => character.charCodeAt(0));

test("documents are read", () => {
  for (const [json, copy] of [
    ["{}"], ["[]"], ["null"], ["true"], ["false"], ['""'], ["0"], ["-0"], ["[1.5,-2e10,3E+7,0.0e-1,123456789012345678901234567890]"],
    [' \n\r\t{ "a" : [ 1 , 2 ] } \n', '{"a":[1,2]}'], ["[[],{},[{}]]"], ['{"":{"":null}}'],
    ['"\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDE00"', '"\\"\\\\/\\u0008\\u000c\\u000a\\u000d\\u0009é😀"'],
    ['"é€😀\u{10ffff}\x7f"'], ['"a string that is longer than two words of eight bytes"'],
  ]) {
    assert.equal(run("copy", json), copy ?? json);
  }
});

test("other texts are refused", () => {
  for (const text of [
    "", " ", "{", "[", "}", "]", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "[1}", '{"a":1]', '{"a"}', '{"a":}', '{"a":1,}', "{,}", "{a:1}",
    "{1:1}", '{"a" 1}', '{"a":1 "b":2}', "1 2", "{}{}", "{}x", "nul", "nulL", "True", "falsy", "fals", "NaN", "Infinity", "-", "+1", "01", "-01", "1.", ".5",
    "1e", "1e+", "0x10", "1_0", "'a'", '"', '"a', '"\\', '"\\"', '"\\x"', '"\\u12"', '"\\u12g4"', '"\\u123', '"\n"', '"\t"', '"\0"',
    '"long enough for a word \x1f"', "{}\0", "\0", "//\n1", "/**/1", "\xef\xbb\xbf{}", "\xff\xfe{}", '"\x80"', '"\xc0\x80"', '"\xc1\xbf"',
    '"\xc3"', '"\xc3\x28"', '"\xe0\x9f\xbf"', '"\xe2\x82"', '"\xed\xa0\x80"', '"\xf0\x8f\xbf\xbf"', '"\xf0\x9f\x98"',
    '"\xf4\x90\x80\x80"', '"\xf5\x80\x80\x80"', '"\xfe"', "\xc2\xa0{}", "\x0b{}", "\x0c{}",
  ]) {
    assert.match(run("copy", bytes(text)), /^\{"error":"malformed JSON at byte \d+: /, JSON.stringify(text));
  }
});

test("levels are limited", () => {
  assert.equal(run("copy", "[".repeat(256) + "]".repeat(256)).length, 512);
  assert.match(run("copy", "[".repeat(257) + "]".repeat(257)), /too many levels/);
  assert.match(run("copy", '{"":'.repeat(1000000)), /at byte 1024: too many levels/);
  assert.match(run("copy", "[".repeat(4000000)), /too many levels/);
});

test("large documents are read", () => {
  const list = JSON.stringify(new Array(500000).fill(0));
  assert.equal(run("copy", list), list);
  const text = JSON.stringify("é".repeat(1000000));
  assert.equal(run("copy", text), text);
});

test("half a surrogate pair is refused when it is asked for", () => {
  for (const half of ["\\ud800", "\\udc00", "\\ud800x", "\\ud800\\n", "\\ud800\\ud800", "\\udc00\\ud800", "\\udfff\\udfff", "\\ud83d\\u0041"]) {
    assert.match(run("copy", `["${half}"]`), /half a surrogate pair/);
    assert.equal(run("look", `{"document":{"a":"${half}","b":1},"path":["b"]}`), "there");
  }
});

test("values are found where they are", () => {
  const look = (document, path, rest = "") => run("look", `{"document":${document},"path":${JSON.stringify(path)}${rest}}`);
  const pod = '{"metadata":{"labels":{"a/b":"c"}},"spec":{"list":["x","\\u0079",{}],"none":null}}';
  assert.equal(look(pod, ["metadata", "labels", "a/b"], ',"is":"c"'), "there equal");
  assert.equal(look(pod, ["metadata", "labels", "a/b"], ',"is":"cc"'), "there");
  assert.equal(look(pod, ["metadata", "annotations", "x"]), "absent null");
  assert.equal(look(pod, ["spec", "none"]), "there null");
  assert.equal(look(pod, ["spec", "none", "deeper"]), "absent null");
  assert.equal(look(pod, ["spec", "list"], ',"is":"y"'), "there included 3");
  assert.match(look(pod, ["spec", "list"], ',"is":"z"'), /not a string in a list/);
  assert.equal(look(pod, ["spec"]), "there 2");
  assert.equal(look('{"a\\"b":{"\\u0063\\nd":"é😀"}}', ['a"b', "c\nd"], ',"is":"é😀"'), "there equal");
  assert.equal(look('{"é":"e"}', ["é"], ',"is":"e"'), "there equal");
  assert.equal(look('{"a":5}', ["a", "b"]), '{"error":"in a: not an object"}');
  assert.equal(look('{"a":{"b":1,"b":1}}', ["a", "b"]), '{"error":"in b: the key is there twice"}');
  assert.equal(look('{"a":{"b":1,"\\u0062":1}}', ["a", "b"]), '{"error":"in b: the key is there twice"}');
  assert.equal(look('{"a":5}', ["a"], ',"text":1'), '{"error":"in a: not a string"}');
});

test("integers are exact or refused", () => {
  const look = (number) => run("look", `{"document":${number},"path":[],"integer":1}`);
  for (const number of ["0", "7", "-7", "9223372036854775807", "-9223372036854775808"]) assert.equal(look(number), `there ${number}`);
  assert.equal(look("-0"), "there 0");
  assert.equal(look("null"), "there null 7");
  for (const number of ["9223372036854775808", "-9223372036854775809", "99999999999999999999999999"]) assert.match(look(number), /too large/);
  for (const number of ["1.0", "1e2", '"1"']) assert.match(look(number), /not an integer/);
});

test("what is taken is what node takes, and says the same", () => {
  let state = 1n;
  const below = (bound) => Number(((state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn) >> 33n) % BigInt(bound));
  const seed = new TextEncoder().encode('{"a":[1.5e3,-0,true,null,{"k":"\\u00e9\\ud83d\\ude00 é😀"}],"b":{"c":{"d":"long enough for words"}},"e":""}');
  const damage = new TextEncoder().encode('{}[]",:\\u0019dD8.eE-+ntf \n');
  const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let taken = 0;
  for (let round = 0; round < 1500; round++) {
    const text = [...seed];
    for (let i = below(3); i; i--) {
      const at = below(text.length);
      if (below(3) === 0) text.splice(at, 1);
      else text[at] = below(4) ? damage[below(damage.length)] : below(256);
    }
    const input = Uint8Array.from(text);
    const output = run("copy", input);
    let expected;
    try {
      expected = JSON.parse(strict.decode(input));
    } catch {
      assert.match(output, /^\{"error":"malformed/, strict.decode.call(new TextDecoder(), input));
      continue;
    }
    if (/half a surrogate pair/.test(output)) {
      assert.match(JSON.stringify(expected), /\\ud/);
      continue;
    }
    taken++;
    assert.deepEqual(JSON.parse(output), expected);
  }
  assert.ok(taken > 300 && taken < 1400, `${taken}`);
});
