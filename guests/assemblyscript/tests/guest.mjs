// Runs modules with node's own WASI, as a host does: one instance for each call.
import { WASI } from "node:wasi";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Compiles a module, and checks that it asks for no more than a host gives. */
export function load(file) {
  const module = new WebAssembly.Module(readFileSync(file));
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    if (from !== "wasi_snapshot_preview1" || !["fd_read", "fd_write", "proc_exit"].includes(name)) {
      throw new Error(`${file} imports ${from}.${name}`);
    }
  }
  return module;
}

/** One call: what it wrote to standard output and to standard error, and how it ended, if not by returning or exit code 0. */
export function call(module, entryPoint, input) {
  const folder = mkdtempSync(join(tmpdir(), "guest-"));
  const files = ["in", "out", "err"].map((name) => join(folder, name));
  writeFileSync(files[0], input);
  const [stdin, stdout, stderr] = [openSync(files[0], "r"), openSync(files[1], "w"), openSync(files[2], "w")];
  let ended;
  try {
    const wasi = new WASI({ version: "preview1", stdin, stdout, stderr, returnOnExit: false });
    const instance = new WebAssembly.Instance(module, {
      wasi_snapshot_preview1: {
        ...wasi.wasiImport,
        proc_exit: (code) => {
          throw new Exit(code);
        },
      },
    });
    wasi.initialize(instance);
    instance.exports[entryPoint]();
  } catch (error) {
    if (!(error instanceof Exit && error.code === 0)) ended = error;
  } finally {
    [stdin, stdout, stderr].forEach(closeSync);
  }
  const [output, log] = [readFileSync(files[1]), readFileSync(files[2], "utf8")];
  rmSync(folder, { recursive: true });
  return { output, log, ended };
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
