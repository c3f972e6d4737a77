// Runs modules as a host does: one instance for each call, with the three functions of WASI that they may import.
import { readFileSync } from "node:fs";

const FUNCTIONS = ["fd_read", "fd_write", "proc_exit"];
/** Reads are cut short, so that modules have to go on reading. */
const MOST_AT_ONCE = 100_000;

/** Compiles a module, and checks that it asks for no more than it may. */
export function load(file) {
  const module = new WebAssembly.Module(readFileSync(file));
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    if (from !== "wasi_snapshot_preview1" || !FUNCTIONS.includes(name)) throw new Error(`${file} imports ${from}.${name}`);
  }
  return module;
}

/** One call: what it wrote to standard output and to standard error, and how it ended, if not by returning or exit code 0. */
export function call(module, entryPoint, input) {
  const host = new Host(Buffer.from(input));
  let ended;
  try {
    const instance = new WebAssembly.Instance(module, { wasi_snapshot_preview1: host.functions() });
    host.memory = instance.exports.memory;
    instance.exports._initialize?.();
    instance.exports[entryPoint]();
  } catch (error) {
    if (!(error instanceof Exit && error.code === 0)) ended = error;
  }
  return { output: Buffer.concat(host.written[1]), log: Buffer.concat(host.written[2]).toString("utf8"), ended };
}

class Host {
  written = { 1: [], 2: [] };

  constructor(input) {
    this.input = input;
  }

  functions() {
    return {
      fd_read: (fd, slices, count, done) => (fd === 0 ? this.transfer(slices, count, done, (slice) => this.read(slice)) : 8),
      fd_write: (fd, slices, count, done) => (fd in this.written ? this.transfer(slices, count, done, (slice) => this.write(fd, slice)) : 8),
      proc_exit: (code) => {
        throw new Exit(code);
      },
    };
  }

  transfer(slices, count, done, each) {
    const view = new DataView(this.memory.buffer);
    let bytes = 0;
    for (let i = 0; i < count; i++) {
      bytes += each(new Uint8Array(this.memory.buffer, view.getUint32(slices + i * 8, true), view.getUint32(slices + i * 8 + 4, true)));
    }
    view.setUint32(done, bytes, true);
    return 0;
  }

  read(slice) {
    const bytes = Math.min(slice.length, this.input.length, MOST_AT_ONCE);
    slice.set(this.input.subarray(0, bytes));
    this.input = this.input.subarray(bytes);
    return bytes;
  }

  write(fd, slice) {
    this.written[fd].push(Buffer.from(slice));
    return slice.length;
  }
}

class Exit extends Error {
  constructor(code) {
    super(`exit ${code}`);
    this.code = code;
  }
}

/** The envelope that a module writes for this review. */
export function answer(module, entryPoint, request, settings) {
  const { output, ended } = call(module, entryPoint, JSON.stringify({ request, settings }));
  if (ended) throw ended;
  return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(output));
}
