// What the compiler calls when an error is thrown or an assertion fails: there are no exceptions.
import { log } from "./failure";

/** Says why in the log, and traps. */
export function abort(message: string | null, file: string | null, line: u32, column: u32): void {
  const why = message ? message : "aborted";
  const where = file ? file : "?";
  log(why + " (" + where + ":" + line.toString() + ":" + column.toString() + ")");
  unreachable();
}
