// Bytes that grow: what is written to the host.
import { fail } from "./failure";

const FIRST_CAPACITY: usize = 512;
const HEX = "0123456789abcdef";
const BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

// @ts-ignore: decorator
@inline
function digit(digits: string, value: u32): u32 {
  return load<u16>(changetype<usize>(digits) + (<usize>value << 1));
}

export class Buffer {
  start: usize = heap.alloc(FIRST_CAPACITY);
  length: usize = 0;
  private capacity: usize = FIRST_CAPACITY;

  /** Makes room for this many bytes, and returns where they go. */
  private extend(bytes: usize): usize {
    if (bytes > this.capacity - this.length) this.grow(bytes);
    const place = this.start + this.length;
    this.length += bytes;
    return place;
  }

  private grow(bytes: usize): void {
    if (bytes > 0x3fffffff) fail("out of memory");
    while (this.capacity - this.length < bytes) this.capacity *= 2;
    this.start = heap.realloc(this.start, this.capacity);
  }

  putByte(byte: u32): void {
    store<u8>(this.extend(1), byte);
  }

  /** Bytes from elsewhere. */
  putBytes(from: usize, length: usize): void {
    memory.copy(this.extend(length), from, length);
  }

  /** The text as UTF-8. */
  put(text: string): void {
    const length = text.length;
    const units = changetype<usize>(text);
    let place = this.extend(length); // if it is ASCII
    for (let i = 0; i < length; i++) {
      const unit = load<u16>(units + (<usize>i << 1));
      if (unit >= 0x80) {
        this.length = place - this.start;
        this.putUnits(text, i, false);
        return;
      }
      store<u8>(place++, unit);
    }
  }

  /** The text as a JSON string, in quotes. */
  putString(text: string): void {
    this.putByte(0x22);
    this.putUnits(text, 0, true);
    this.putByte(0x22);
  }

  private putUnits(text: string, from: i32, escaped: bool): void {
    for (let i = from; i < text.length; i++) {
      const unit = <u32>text.charCodeAt(i);
      if (escaped && (unit < 0x20 || unit == 0x22 || unit == 0x5c)) {
        this.putEscape(unit);
      } else if (unit < 0x80) {
        this.putByte(unit);
      } else if (unit < 0xd800 || unit > 0xdfff) {
        this.putCharacter(unit);
      } else {
        const low = i + 1 < text.length ? <u32>text.charCodeAt(++i) : 0;
        if (unit > 0xdbff || low < 0xdc00 || low > 0xdfff) fail("half a surrogate pair in a text of the policy");
        this.putCharacter(0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00));
      }
    }
  }

  private putEscape(byte: u32): void {
    if (byte >= 0x20) {
      const place = this.extend(2);
      store<u8>(place, 0x5c);
      store<u8>(place, byte, 1);
      return;
    }
    const place = this.extend(6);
    store<u32>(place, 0x3030755c); // \u00
    store<u8>(place, digit(HEX, byte >> 4), 4);
    store<u8>(place, digit(HEX, byte & 15), 5);
  }

  /** A character beyond ASCII. */
  private putCharacter(point: u32): void {
    if (point < 0x800) {
      this.putByte(0xc0 | (point >> 6));
    } else {
      if (point < 0x10000) {
        this.putByte(0xe0 | (point >> 12));
      } else {
        this.putByte(0xf0 | (point >> 18));
        this.putByte(0x80 | ((point >> 12) & 63));
      }
      this.putByte(0x80 | ((point >> 6) & 63));
    }
    this.putByte(0x80 | (point & 63));
  }

  /** `,"NAME":` and the string, unless it is empty. */
  putField(name: string, value: string): void {
    if (!value.length) return;
    this.putName(name);
    this.putString(value);
  }

  /** `,"NAME":[...]` unless it is empty. */
  putList(name: string, values: string[]): void {
    if (!values.length) return;
    this.putName(name);
    this.putStrings(values);
  }

  putStrings(values: string[]): void {
    this.putByte(0x5b);
    for (let i = 0; i < values.length; i++) {
      if (i) this.putByte(0x2c);
      this.putString(values[i]);
    }
    this.putByte(0x5d);
  }

  /** `,"NAME":` */
  putName(name: string): void {
    this.put(',"');
    this.put(name);
    this.put('":');
  }

  putBase64(from: usize, length: usize): void {
    let out = this.extend(((length + 2) / 3) * 4);
    const end = from + length;
    for (; from + 3 <= end; from += 3, out += 4) {
      const three = (<u32>load<u8>(from) << 16) | (<u32>load<u8>(from, 1) << 8) | load<u8>(from, 2);
      store<u8>(out, digit(BASE64, three >> 18));
      store<u8>(out, digit(BASE64, (three >> 12) & 63), 1);
      store<u8>(out, digit(BASE64, (three >> 6) & 63), 2);
      store<u8>(out, digit(BASE64, three & 63), 3);
    }
    if (from < end) {
      const two = from + 1 < end;
      const rest = (<u32>load<u8>(from) << 16) | (two ? <u32>load<u8>(from, 1) << 8 : 0);
      store<u8>(out, digit(BASE64, rest >> 18));
      store<u8>(out, digit(BASE64, (rest >> 12) & 63), 1);
      store<u8>(out, two ? digit(BASE64, (rest >> 6) & 63) : 0x3d, 2);
      store<u8>(out, 0x3d, 3);
    }
  }
}
