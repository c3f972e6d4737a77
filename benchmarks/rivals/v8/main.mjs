// A module on V8, through Node.js: a fresh instance for each call, or one reused. A call is measured from the bytes of
// the review to the decoded and checked answer. Standard input and output are served by the few WASI functions below.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { Worker, isMainThread, parentPort, workerData } from "node:worker_threads";

const ESUCCESS = 0;
const EBADF = 8;

class Host {
  input = Buffer.alloc(0);
  position = 0;
  output = [];
  memory = null;

  imports(module) {
    const provided = {
      fd_read: (fd, vectors, count, size) => {
        if (fd !== 0) return EBADF;
        return this.#transfer(vectors, count, size, (target) => {
          const read = this.input.copy(target, 0, this.position);
          this.position += read;
          return read;
        });
      },
      fd_write: (fd, vectors, count, size) => {
        if (fd !== 1 && fd !== 2) return EBADF;
        return this.#transfer(vectors, count, size, (source) => {
          if (fd === 1) this.output.push(Buffer.from(source));
          return source.length;
        });
      },
      random_get: (at, size) => {
        crypto.getRandomValues(new Uint8Array(this.memory.buffer, at, size));
        return ESUCCESS;
      },
      clock_time_get: (id, precision, at) => {
        new DataView(this.memory.buffer).setBigUint64(at, process.hrtime.bigint(), true);
        return ESUCCESS;
      },
      environ_sizes_get: (count, size) => this.#zeros(count, size),
      args_sizes_get: (count, size) => this.#zeros(count, size),
      environ_get: () => ESUCCESS,
      args_get: () => ESUCCESS,
      proc_exit: (code) => {
        throw new Error(`the module exited with code ${code}`);
      },
    };
    const functions = {};
    for (const { module: name, name: field } of WebAssembly.Module.imports(module)) {
      if (name !== "wasi_snapshot_preview1") throw new Error(`unknown import ${name}.${field}`);
      functions[field] = provided[field] ?? (() => EBADF);
    }
    return { wasi_snapshot_preview1: functions };
  }

  #zeros(count, size) {
    const view = new DataView(this.memory.buffer);
    view.setUint32(count, 0, true);
    view.setUint32(size, 0, true);
    return ESUCCESS;
  }

  #transfer(vectors, count, size, move) {
    const view = new DataView(this.memory.buffer);
    let total = 0;
    for (let i = 0; i < count; i++) {
      const at = view.getUint32(vectors + 8 * i, true);
      const length = view.getUint32(vectors + 8 * i + 4, true);
      const moved = move(Buffer.from(this.memory.buffer, at, length));
      total += moved;
      if (moved < length) break;
    }
    view.setUint32(size, total, true);
    return ESUCCESS;
  }
}

/** A function that calls for so many milliseconds, and answers with what each call took. */
function runner({ wasm, document, fresh }) {
  const module = new WebAssembly.Module(wasm);
  const review = Buffer.from(document);
  const uid = JSON.parse(review.toString()).request.uid;
  const start = Buffer.from('{"request":');
  const end = Buffer.from("}");
  const host = new Host();
  const imports = host.imports(module);
  const instantiate = () => {
    const { exports } = new WebAssembly.Instance(module, imports);
    host.memory = exports.memory;
    return exports;
  };
  const reused = fresh ? null : instantiate();
  const call = () => {
    host.input = Buffer.concat([start, review, end]);
    host.position = 0;
    host.output = [];
    (fresh ? instantiate() : reused).validate();
    const answer = JSON.parse(Buffer.concat(host.output).toString());
    if (answer.error || answer.response.response.uid !== uid || !answer.response.response.allowed) {
      throw new Error(`unexpected answer: ${Buffer.concat(host.output)}`);
    }
  };
  return (duration) => {
    const samples = [];
    const stop = performance.now() + duration;
    for (let before = performance.now(); before < stop; ) {
      call();
      const now = performance.now();
      samples.push((now - before) * 1000);
      before = now;
    }
    return Float64Array.from(samples);
  };
}

if (isMainThread) {
  const [wasmFile, documentFile, mode, threads, warmup, millis] = process.argv.slice(2);
  if (!millis) {
    console.error("usage: node main.mjs MODULE.wasm REVIEW.json fresh|reused THREADS WARMUP_SECONDS TURN_MILLIS");
    process.exit(2);
  }
  const task = {
    wasm: readFileSync(wasmFile),
    document: readFileSync(documentFile),
    fresh: mode === "fresh",
  };
  const workers = Array.from(
    { length: Number(threads) },
    () => new Worker(new URL(import.meta.url), { workerData: task }),
  );
  const run = async (duration) => {
    const parts = await Promise.all(
      workers.map(
        (worker) =>
          new Promise((resolve, reject) => {
            worker.once("message", resolve);
            worker.once("error", reject);
            worker.postMessage(duration);
          }),
      ),
    );
    const all = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
    parts.reduce((at, part) => (all.set(part, at), at + part.length), 0);
    return all.sort();
  };
  await run(1000 * Number(warmup));
  // A run for each line, until the input ends.
  for await (const _ of createInterface({ input: process.stdin })) {
    const all = await run(Number(millis));
    console.log(
      JSON.stringify({
        subject: `V8 ${mode}`,
        state: mode === "fresh" ? "pristine" : "dirty",
        version: `V8 ${process.versions.v8} (Node.js ${process.versions.node})`,
        threads: Number(threads),
        p50Micros: all[Math.floor(all.length / 2)],
        p99Micros: all[Math.floor((all.length * 99) / 100)],
        opsPerSecond: (1000 * all.length) / Number(millis),
      }),
    );
  }
  process.exit(0);
} else {
  const run = runner(workerData);
  parentPort.on("message", (duration) => parentPort.postMessage(run(duration)));
}
