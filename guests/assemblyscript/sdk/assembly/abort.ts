// What the compiler calls when an error is thrown or an assertion fails: there are no exceptions.
import { writeStream } from "./wasi";

/** The line that is written. Nothing is allocated: memory may be what there is too little of. */
const LINE = memory.data(512);
const LIMIT: usize = 480;

let length: usize = 0;

/** Says why in the log, and traps. */
export function abort(message: string | null, file: string | null, line: u32, column: u32): void {
  length = 0;
  put(message);
  putByte(0x20);
  put(file);
  putByte(0x3a);
  putNumber(line);
  putByte(0x3a);
  putNumber(column);
  putByte(0x0a);
  writeStream(2, LINE, length);
  unreachable();
}

function putByte(byte: u32): void {
  store<u8>(LINE + length++, byte);
}

/** What fits; a question mark stands for what is not ASCII. */
function put(text: string | null): void {
  if (!text) return;
  const start = changetype<usize>(text);
  const bytes = <usize>load<u32>(start - 4); // the runtime keeps a string's size in front of it
  for (let i: usize = 0; i < bytes && length < LIMIT; i += 2) {
    const unit = <u32>load<u16>(start + i);
    putByte(unit < 0x80 ? unit : 0x3f);
  }
}

function putNumber(number: u32): void {
  if (length >= LIMIT) return;
  let scale: u32 = 1;
  while (number / scale >= 10) scale *= 10;
  for (; scale; scale /= 10) putByte(0x30 + ((number / scale) % 10));
}
