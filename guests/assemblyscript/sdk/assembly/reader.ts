// Reads JSON into a list of its values, in the order of the text. One pass checks everything; whatever is asked of the
// document later goes over the list. No recursion: what is open is a list too.
import { fail } from "./failure";
import { Json, SIZE } from "./json";

/** How deep a document may be. */
const MAX_DEPTH: u32 = 256;

/** Where each object and list begins that has not ended. */
const open = memory.data(1024);

let depth: u32 = 0;
let begin: usize = 0;
let end: usize = 0;
let values: usize = 0;
let next: usize = 0; // where the next value goes
let limit: usize = 0; // where the room for values ends

/**
 * Reads a document: exactly one value by RFC 8259, of at most 256 levels, in UTF-8. The bytes must stay. Half a surrogate
 * pair in an escape is found when the string is asked for.
 */
export function parse(start: usize, length: usize): Json {
  begin = start;
  end = start + length;
  depth = 0;
  const room = (length / 8 + 8) * SIZE;
  values = next = heap.alloc(room);
  limit = values + room;
  const rest = skipSpace(readValues(start));
  if (rest != end) malformed(rest, "something after the value");
  values = heap.realloc(values, next - values);
  return changetype<Json>(values);
}

/** Reads a document that is a string of the policy's. */
export function parseString(json: string): Json {
  const bytes = String.UTF8.encode(json, false, String.UTF8.ErrorMode.WTF8);
  return parse(changetype<usize>(bytes), bytes.byteLength);
}

function malformed(at: usize, what: string): void {
  fail("malformed JSON at byte " + (at - begin).toString() + ": " + what);
}

function grow(): void {
  const size = next - values;
  const room = (limit - values) * 2;
  values = heap.realloc(values, room);
  next = values + size;
  limit = values + room;
}

function add(start: usize, after: usize, escaped: u32): void {
  if (next == limit) grow();
  const value = changetype<Json>(next);
  value.start = start;
  value.length = after - start;
  value.links = 2 | escaped;
  next += SIZE;
}

function skipSpace(at: usize): usize {
  while (at < end) {
    const byte = load<u8>(at);
    if (byte != 0x20 && byte != 0x0a && byte != 0x0d && byte != 0x09) break;
    at++;
  }
  return at;
}

/** The byte at a place; 0 at the end, which is no byte of JSON outside strings, and refused in them. */
// @ts-ignore: decorator
@inline
function byteAt(at: usize): u32 {
  return at < end ? load<u8>(at) : 0;
}

function readValues(at: usize): usize {
  do {
    at = readValue(at);
  } while (depth);
  return at;
}

/** Takes a value, or the beginning of one, up to where the next value begins. */
function readValue(at: usize): usize {
  at = skipSpace(at);
  const first = byteAt(at);
  if (first != 0x7b && first != 0x5b) return readOn(readScalar(at, first));
  at = skipSpace(readOpen(at));
  if (byteAt(at) == first + 2) return readOn(readClose(at));
  return first == 0x7b ? readKey(at) : at;
}

function readOpen(at: usize): usize {
  if (depth == MAX_DEPTH) malformed(at, "too many levels");
  store<u32>(open + (depth++ << 2), <u32>(next - values));
  add(at, at + 1, 0);
  return at + 1;
}

function readClose(at: usize): usize {
  const offset = load<u32>(open + (--depth << 2));
  const value = changetype<Json>(values + offset);
  value.length = at + 1 - value.start;
  value.links = <u32>((next - values - offset) / SIZE) << 1;
  return at + 1;
}

/** Goes on after a value: behind a comma, or out of what ends. After the last value nothing is open. */
function readOn(at: usize): usize {
  while (depth) {
    at = skipSpace(at);
    const object = changetype<Json>(values + load<u32>(open + ((depth - 1) << 2))).kind == 0x7b;
    const byte = byteAt(at);
    if (byte == 0x2c) return object ? readKey(at + 1) : at + 1;
    if (byte != <u32>(object ? 0x7d : 0x5d)) malformed(at, "neither comma nor end");
    at = readClose(at);
  }
  return at;
}

function readKey(at: usize): usize {
  at = skipSpace(at);
  if (byteAt(at) != 0x22) malformed(at, "no key");
  at = skipSpace(readString(at));
  if (byteAt(at) != 0x3a) malformed(at, "no colon after a key");
  return at + 1;
}

/** Takes a value that is neither object nor list. */
function readScalar(at: usize, first: u32): usize {
  if (first == 0x22) return readString(at);
  if (first == 0x2d || isDigit(first)) return readNumber(at, first);
  if (first == 0x74) return readLiteral(at, 0x65757274, 4);
  if (first == 0x6e) return readLiteral(at, 0x6c6c756e, 4);
  if (first == 0x66 && byteAt(at + 4) == 0x65) return readLiteral(at, 0x736c6166, 5);
  malformed(at, "no value");
  return at;
}

/** Takes a literal whose first four bytes these are; the caller has looked at a fifth. */
function readLiteral(at: usize, bytes: u32, length: usize): usize {
  if (end - at < length || load<u32>(at) != bytes) malformed(at, "no value");
  add(at, at + length, 0);
  return at + length;
}

function isDigit(byte: u32): bool {
  return byte - 0x30 < 10;
}

function readNumber(start: usize, first: u32): usize {
  let at = start + usize(first == 0x2d);
  at = byteAt(at) == 0x30 ? at + 1 : readDigits(at);
  if (byteAt(at) == 0x2e) at = readDigits(at + 1);
  if ((byteAt(at) | 32) == 0x65) {
    const sign = byteAt(++at);
    at = readDigits(at + usize(sign == 0x2b || sign == 0x2d));
  }
  add(start, at, 0);
  return at;
}

function readDigits(at: usize): usize {
  if (!isDigit(byteAt(at))) malformed(at, "no number");
  while (isDigit(byteAt(at))) at++;
  return at;
}

/** The highest bit of the first byte that ends a run of plain ASCII, and perhaps of others after it. */
// @ts-ignore: decorator
@inline
function special(word: u64): u64 {
  const control = word - 0x2020202020202020;
  const quote = (word ^ 0x2222222222222222) - 0x0101010101010101;
  const backslash = (word ^ 0x5c5c5c5c5c5c5c5c) - 0x0101010101010101;
  return (control | quote | backslash | word) & 0x8080808080808080;
}

/** The next byte of a string that is not plain ASCII. */
function skipPlain(at: usize): usize {
  while (end - at >= 8) {
    const found = special(load<u64>(at));
    if (found) return at + <usize>(ctz(found) >> 3);
    at += 8;
  }
  for (; at < end; at++) {
    const byte = load<u8>(at);
    if (byte < 0x20 || byte == 0x22 || byte == 0x5c || byte >= 0x80) break;
  }
  return at;
}

function readString(start: usize): usize {
  let at = start + 1;
  let escaped: u32 = 0;
  for (;;) {
    at = skipPlain(at);
    const byte = byteAt(at);
    if (byte == 0x22) break;
    if (byte == 0x5c) {
      escaped = 1;
      at = readEscape(at);
    } else if (byte >= 0x80) {
      at = readUtf8(at, byte);
    } else {
      malformed(at, at < end ? "a control character in a string" : "a string does not end");
    }
  }
  add(start, at + 1, escaped);
  return at + 1;
}

function readEscape(at: usize): usize {
  switch (byteAt(at + 1)) {
    case 0x22: case 0x5c: case 0x2f: case 0x62: case 0x66: case 0x6e: case 0x72: case 0x74: return at + 2;
    case 0x75: {
      for (let i: usize = 2; i < 6; i++) {
        const byte = byteAt(at + i);
        if (!isDigit(byte) && (byte | 32) - 0x61 >= 6) malformed(at, "a broken escape");
      }
      return at + 6;
    }
    default: malformed(at, "an unknown escape");
  }
  return at;
}

/** Takes one character beyond ASCII: neither overlong, nor a surrogate, nor beyond Unicode. */
function readUtf8(at: usize, first: u32): usize {
  const length: usize = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  const from: u32 = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
  const to: u32 = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
  const second = byteAt(at + 1);
  let fine = first >= 0xc2 && first <= 0xf4 && second >= from && second <= to;
  for (let i: usize = 2; i < length; i++) fine = fine && (byteAt(at + i) & 0xc0) == 0x80;
  if (!fine) malformed(at, "no UTF-8");
  return at + length;
}
