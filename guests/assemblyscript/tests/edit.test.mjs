// How an object changes, and what stays.
import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { call, load } from "./guest.mjs";

const tool = load(fileURLToPath(new URL("../target/json-tool.wasm", import.meta.url)));

function edit(object, ...steps) {
  const { output, ended } = call(tool, "edit", `{"object":${object},"steps":${JSON.stringify(steps)}}`);
  if (ended) throw ended;
  return output.toString("utf8");
}

const put = (path, name, value) => ({ do: "put", path, name, value });
const putJson = (path, name, value) => ({ do: "putJson", path, name, value });
const remove = (name, path = []) => ({ do: "remove", path, name });

test("what is not changed stays byte for byte", () => {
  const text = '{ "z":1.10,"a":{"big":123456789012345678901234567890,"tiny":-1E-400, "s":"\\u00e9\\/"},"n":null,"l":[ 1 ] , "half":"\\ud800"';
  assert.equal(edit(text + "\n}"), text + "\n}");
  assert.equal(edit(text + "\n}", put(["added"], "here", 'x"')), text + ',"added":{"here":"x\\""}\n}');
});

test("siblings keep their digits and their order", () => {
  assert.equal(edit('{"data":{"b":1e400, "a" : 0.10000000000000000001 ,"c":1}}', putJson(["data"], "a", 2)), '{"data":{"b":1e400, "a" : 2 ,"c":1}}');
});

test("parents are made", () => {
  for (const object of ["{}", '{"data":null}', '{"data":{}}']) assert.equal(edit(object, put(["data"], "a", "2")), '{"data":{"a":"2"}}');
  assert.equal(edit('{"data":[1]}', put(["data"], "a", "2")), '{"error":"in data: not an object"}');
  assert.equal(edit("[]"), '{"error":"no object that could be changed"}');
});

test("removal leaves the rest", () => {
  assert.equal(edit('{ "a" : 1 , "b" : 2 , "c" : 3 }', remove("b"), remove("missing")), '{ "a" : 1 , "c" : 3 }');
  assert.equal(edit('{ "b" : 2 , "c" : 3 }', remove("b")), '{"c" : 3 }');
  assert.equal(edit('{ "a" : 1 , "b" : 2 }', remove("b")), '{ "a" : 1 }');
  assert.equal(edit('{ "b" : 2 }', remove("b")), "{ }");
  const all = [remove("a"), remove("c"), remove("b")];
  assert.equal(edit('{"a":1,"b":2,"c":3}', ...all), "{}");
  assert.equal(edit('{"b":2,"x":0,"c":3,"a":1}', ...all), '{"x":0}');
  assert.equal(edit('{"x":0,"b":2,"c":3,"y":1}', ...all), '{"x":0,"y":1}');
  assert.equal(edit('{"b":2,"c":3}', ...all, put([], "d", "4")), '{"d":"4"}');
  assert.equal(edit('{"x":0,"c":3}', ...all, put([], "d", "4")), '{"x":0,"d":"4"}');
});

test("later changes build on earlier ones", () => {
  const steps = [
    put([], "n", "first"), put([], "n", "second"), put(["m"], "x", "1"), put(["m"], "y", "2"), put([], "o", "gone"), remove("o"),
    put([], "old", "new"), remove("old"), putJson([], "j", { k: 1.5 }), put(["j"], "l", "2"), remove("r"), put(["r"], "s", "3"),
  ];
  assert.equal(
    edit('{"old":1,"r":{"t":1},"last":0}', ...steps),
    '{"r":{"s":"3"},"last":0,"n":"second","m":{"x":"1","y":"2"},"j":{"k":1.5,"l":"2"}}',
  );
});

test("each object of a list can be changed", () => {
  const step = { do: "dropOdd", path: ["spec", "containers"], name: "" };
  assert.equal(edit('{"spec":{"containers":[{"x":1.0}, {}, {"y":0},3]}}', step), '{"spec":{"containers":[{"x":1.0,"kept":"yes"}, {"y":0,"kept":"yes"}]}}');
  assert.equal(edit('{"spec":null}', step), '{"spec":null}');
  assert.equal(edit('{"spec":{"containers":{}}}', step), '{"error":"in containers: not a list"}');
  assert.equal(edit('{"spec":{"containers":[5]}}', step), '{"error":"not an object"}');
});
