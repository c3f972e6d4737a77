// The envelope around a review, and settings.
import { fail } from "./failure";
import { ABSENT, Json, failIn } from "./json";
import { parse } from "./reader";
import { Text } from "./text";
import { inputLength, readInput } from "./wasi";

/** The settings of this call; absent if none are configured. */
export let settings: Json = ABSENT;

/** Reads standard input, and returns the review. */
export function readReview(): Json {
  const start = readInput();
  const input = parse(start, inputLength);
  if (!input.isObject) failIn("the input", "not an object");
  const review = requiredObject(input, "request");
  const configured = input.member("settings");
  settings = configured.isNull ? ABSENT : configured;
  return review;
}

/** The object under a name, which must be there. */
export function requiredObject(parent: Json, name: string): Json {
  const value = parent.member(name);
  if (value.isNull) failIn(name, "missing");
  if (!value.isObject) failIn(name, "not an object");
  return value;
}

/** The content of members that a review may have: each fails if the value is of another type, and null is as good as none. */
export function textOf(value: Json, name: string): Text {
  if (!value.isString && !value.isNull) failIn(name, "not a string");
  return value.text();
}

export function objectOf(value: Json, name: string): Json {
  if (value.isNull) return ABSENT;
  if (!value.isObject) failIn(name, "not an object");
  return value;
}

export function textsOf(list: Json, name: string): Json {
  if (list.isNull) return ABSENT;
  if (!list.isList) failIn(name, "not a list");
  for (let each = list.first(); each.exists; each = list.after(each)) {
    if (!each.isString) failIn(name, "not a list of strings");
  }
  return list;
}

export function extraOf(extra: Json, name: string): Json {
  if (objectOf(extra, name).exists) {
    for (let key = extra.first(); key.exists; key = extra.after(key)) textsOf(key.value(), name);
  }
  return extra.isNull ? ABSENT : extra;
}

/** Fails if there are settings. For modules that take none. */
export function refuseSettings(settings: Json): void {
  if (settings.exists) fail("this module takes no settings");
}

/** Fails unless settings are there, and are an object with no other keys than these. */
export function allowOnlySettings(settings: Json, names: StaticArray<string>): void {
  if (!settings.exists) fail("this module needs settings, and none are configured");
  if (!settings.isObject) failIn("settings", "not an object");
  for (let key = settings.first(); key.exists; key = settings.after(key)) {
    let known = false;
    for (let i = 0; i < names.length; i++) known = known || changetype<Text>(key).is(names[i]);
    if (!known) failIn("settings", "a key that is not known");
  }
}
