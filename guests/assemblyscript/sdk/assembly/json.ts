// Values of a document that was read.
import { fail } from "./failure";
import { Text } from "./text";

/**
 * A value of a document: a position in its text, which stays as it is. A value that is absent is one too (`exists` is
 * false), has nothing in it, and reads like null, so that there is nothing to check on the way to what is asked for.
 */
@unmanaged
export class Json {
  /** @internal Where it stands; 0 if it is absent. */
  start: usize;
  /** @internal */
  length: usize;
  /** @internal Twice the number of values from this one to the one after it, plus one for a string with escapes. */
  links: u32;

  /** Whether there is a value; null is one. */
  get exists(): bool {
    return this.start != 0;
  }

  /** @internal The first byte, which tells the type. */
  get kind(): u32 {
    return this.start ? load<u8>(this.start) : 0x6e;
  }

  /** Whether it is null or absent. */
  get isNull(): bool {
    return this.kind == 0x6e;
  }

  get isObject(): bool {
    return this.kind == 0x7b;
  }

  get isList(): bool {
    return this.kind == 0x5b;
  }

  get isString(): bool {
    return this.kind == 0x22;
  }

  /** The string; empty if it is null. Another type is a failure. */
  text(): Text {
    const kind = this.kind;
    if (kind == 0x6e) return Text.EMPTY;
    if (kind != 0x22) fail("not a string where one belongs");
    return changetype<Text>(this);
  }

  /** The boolean, or `otherwise` if it is null. Another type is a failure. */
  boolean(otherwise: bool): bool {
    const kind = this.kind;
    if (kind == 0x6e) return otherwise;
    if (kind != 0x74 && kind != 0x66) fail("not a boolean where one belongs");
    return kind == 0x74;
  }

  /** The integer, or `otherwise` if it is null. Another type, and a fraction, is a failure. */
  integer(otherwise: i64): i64 {
    if (this.kind == 0x6e) return otherwise;
    const negative = this.kind == 0x2d;
    const end = this.start + this.length;
    let number: i64 = 0; // downwards: the lowest has no positive
    for (let at = this.start + usize(negative); at < end; at++) {
      const digit = <i64>load<u8>(at) - 0x30;
      if (digit < 0 || digit > 9) fail("not an integer where one belongs");
      if (number < i64.MIN_VALUE / 10 || number * 10 < i64.MIN_VALUE + digit) fail("an integer is too large");
      number = number * 10 - digit;
    }
    if (!negative && number == i64.MIN_VALUE) fail("an integer is too large");
    return negative ? number : -number;
  }

  /**
   * The first element, or the first key of an object. Goes over all of them:
   * `for (let e = list.first(); e.exists; e = list.after(e))`.
   */
  first(): Json {
    const kind = this.kind;
    if (kind != 0x7b && kind != 0x5b && kind != 0x6e) fail("neither an object nor a list where one belongs");
    return this.links > 3 ? changetype<Json>(changetype<usize>(this) + SIZE) : ABSENT;
  }

  /** The element, or key, after this one. */
  after(element: Json): Json {
    const value = this.kind == 0x7b ? element.value() : element;
    const next = value.end();
    return next < this.end() ? changetype<Json>(next) : ABSENT;
  }

  /** The value under a key, as `first` and `after` return it. */
  value(): Json {
    return changetype<Json>(changetype<usize>(this) + SIZE);
  }

  /** How many elements or members there are. */
  count(): i32 {
    let count = 0;
    for (let each = this.first(); each.exists; each = this.after(each)) count++;
    return count;
  }

  /** @internal Where the values after this one begin. */
  end(): usize {
    return changetype<usize>(this) + <usize>(this.links >> 1) * SIZE;
  }

  /** The value under a name. A name that is there twice is a failure. */
  member(name: string): Json {
    return this.memberOf(name, "");
  }

  private memberOf(name: string, owner: string): Json {
    const kind = this.kind;
    if (kind == 0x6e) return ABSENT;
    if (kind != 0x7b) failIn(owner, "not an object");
    let found = ABSENT;
    for (let key = this.first(); key.exists; key = this.after(key)) {
      if (!changetype<Text>(key).is(name)) continue;
      if (found.exists) failIn(name, "the key is there twice");
      found = key.value();
    }
    return found;
  }

  /**
   * What is at a path of names, one for each level. On the way null counts as absent; anything else that is no object is
   * a failure.
   */
  get(path: StaticArray<string>): Json {
    let value: Json = this;
    for (let i = 0; i < path.length; i++) {
      value = value.memberOf(unchecked(path[i]), i ? unchecked(path[i - 1]) : "");
    }
    return value;
  }

  /** Whether there is a value at a path; null is one. */
  has(path: StaticArray<string>): bool {
    return this.get(path).exists;
  }

  /** The string at a path; empty if it is null or absent. Another type is a failure. */
  getText(path: StaticArray<string>): Text {
    const value = this.get(path);
    if (!value.isNull && !value.isString) failIn(path.length ? path[path.length - 1] : "", "not a string");
    return value.text();
  }

  /** Whether a list of strings has this one. */
  includes(text: string): bool {
    for (let each = this.first(); each.exists; each = this.after(each)) {
      if (!each.isString) fail("not a string in a list of strings");
      if (changetype<Text>(each).is(text)) return true;
    }
    return false;
  }

  /** The JSON as it stands in its document. */
  toString(): string {
    return String.UTF8.decodeUnsafe(this.start, this.length);
  }
}

/** The bytes of a `Json`. */
export const SIZE: usize = 12;

/** The value that is not there: all its fields are 0. */
export const ABSENT: Json = changetype<Json>(memory.data(12));

/** Fails: `in NAME: WHAT`. */
export function failIn(name: string, what: string): void {
  fail(name.length ? "in " + name + ": " + what : what);
}
