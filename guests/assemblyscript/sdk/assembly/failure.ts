// Why a policy could not answer.
import { Buffer } from "./buffer";
import { exit, writeStream } from "./wasi";

/** Ends the call: the policy could not answer, for this reason. */
export function fail(reason: string): void {
  const out = new Buffer();
  out.put('{"error":');
  out.putString(reason.length ? reason : "no reason given"); // an empty one would be none
  out.put("}");
  writeStream(1, out.start, out.length);
  exit();
  unreachable();
}

/** Writes a line to the log of the host. Whoever operates the host reads it: no tokens. */
export function log(line: string): void {
  const out = new Buffer();
  out.put(line);
  out.putByte(0x0a);
  writeStream(2, out.start, out.length);
}
