// Strings of a document, which are compared where they are.
import { fail } from "./failure";

/** A string of a document. Make a `string` of it, with `toString`, to keep it in an answer. */
@unmanaged
export class Text {
  /** @internal As in `Json`: the quote, the length with both quotes, and whether there are escapes. */
  start: usize;
  /** @internal */
  length: usize;
  /** @internal */
  links: u32;

  /** The text that is not there. */
  static readonly EMPTY: Text = changetype<Text>(memory.data(12));

  get isEmpty(): bool {
    return this.length <= 2;
  }

  /** Whether it says this. */
  is(text: string): bool {
    if (this.links & 1) return this.isSlowly(text);
    const length = this.length ? this.length - 2 : 0;
    const units = text.length;
    if (length < <usize>units) return false; // never more units than bytes
    const bytes = this.start + 1;
    const start = changetype<usize>(text);
    for (let i: usize = 0; i < <usize>units; i++) {
      const unit = load<u16>(start + (i << 1));
      if (unit != <u32>load<u8>(bytes + i)) return unit >= 0x80 && this.isSlowly(text);
      if (unit >= 0x80) return this.isSlowly(text);
    }
    return length == <usize>units;
  }

  private isSlowly(text: string): bool {
    const bytes = this.content();
    const encoded = String.UTF8.encode(text, false, String.UTF8.ErrorMode.WTF8);
    return contentLength == <usize>encoded.byteLength && memory.compare(bytes, changetype<usize>(encoded), contentLength) == 0;
  }

  startsWith(text: string): bool {
    return this.toString().startsWith(text);
  }

  endsWith(text: string): bool {
    return this.toString().endsWith(text);
  }

  toString(): string {
    const bytes = this.content();
    return String.UTF8.decodeUnsafe(bytes, contentLength);
  }

  /** @internal Where the bytes of the content are; how many there are is in `contentLength`. */
  content(): usize {
    if (this.links & 1) return unescape(this.start + 1, this.start + this.length - 1);
    contentLength = this.length ? this.length - 2 : 0;
    return this.start + 1;
  }
}

/** The length of what `Text.content` returned last. */
export let contentLength: usize = 0;

/** Decodes escapes. The result is never longer than what it is made of. */
function unescape(at: usize, end: usize): usize {
  const start = heap.alloc(end - at);
  let out = start;
  while (at < end) {
    const byte = <u32>load<u8>(at);
    if (byte != 0x5c) {
      store<u8>(out++, byte);
      at++;
      continue;
    }
    const escape = <u32>load<u8>(at, 1);
    if (escape != 0x75) {
      store<u8>(out++, simple(escape));
      at += 2;
      continue;
    }
    let point = hex4(at + 2);
    at += 6;
    if (point >= 0xd800 && point <= 0xdfff) {
      const low = point < 0xdc00 && end - at >= 6 && load<u16>(at) == 0x755c ? hex4(at + 2) : 0;
      if (low < 0xdc00 || low > 0xdfff) fail("half a surrogate pair in a string");
      point = 0x10000 + ((point - 0xd800) << 10) + (low - 0xdc00);
      at += 6;
    }
    out = putUtf8(out, point);
  }
  contentLength = out - start;
  return start;
}

/** What an escape of one letter stands for. */
function simple(letter: u32): u32 {
  switch (letter) {
    case 0x62: return 0x08;
    case 0x66: return 0x0c;
    case 0x6e: return 0x0a;
    case 0x72: return 0x0d;
    case 0x74: return 0x09;
    default: return letter;
  }
}

function hex4(at: usize): u32 {
  let value: u32 = 0;
  for (let i: usize = 0; i < 4; i++) {
    const digit = <u32>load<u8>(at + i);
    value = (value << 4) | (digit <= 0x39 ? digit - 0x30 : (digit | 32) - 0x57);
  }
  return value;
}

function putUtf8(out: usize, point: u32): usize {
  if (point < 0x80) {
    store<u8>(out++, point);
    return out;
  }
  if (point < 0x800) {
    store<u8>(out++, 0xc0 | (point >> 6));
  } else {
    if (point < 0x10000) {
      store<u8>(out++, 0xe0 | (point >> 12));
    } else {
      store<u8>(out++, 0xf0 | (point >> 18));
      store<u8>(out++, 0x80 | ((point >> 12) & 63));
    }
    store<u8>(out++, 0x80 | ((point >> 6) & 63));
  }
  store<u8>(out++, 0x80 | (point & 63));
  return out;
}
