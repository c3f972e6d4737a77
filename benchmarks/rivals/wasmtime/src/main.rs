//! A module on Wasmtime: a fresh instance for each call (from the pooling allocator), or one reused. A call is measured
//! from the bytes of the review to the decoded and checked answer. Standard input and output are served by the few WASI
//! functions below.

use std::time::{Duration, Instant};
use wasmtime::{
    Caller, Config, Engine, Extern, InstanceAllocationStrategy, InstancePre, Linker, Memory, Module,
    PoolingAllocationConfig, Result, Store, TypedFunc, Val,
};

const ESUCCESS: i32 = 0;
const EBADF: i32 = 8;

#[derive(Default)]
struct Host {
    input: Vec<u8>,
    position: usize,
    output: Vec<u8>,
    memory: Option<Memory>,
}

fn memory(caller: &mut Caller<'_, Host>) -> Memory {
    if let Some(memory) = caller.data().memory {
        return memory;
    }
    let memory = caller.get_export("memory").and_then(Extern::into_memory).expect("a memory");
    caller.data_mut().memory = Some(memory);
    memory
}

fn word(data: &[u8], at: i32) -> usize {
    let at = at as u32 as usize;
    u32::from_le_bytes(data[at..at + 4].try_into().unwrap()) as usize
}

fn store_word(data: &mut [u8], at: i32, value: usize) {
    let at = at as u32 as usize;
    data[at..at + 4].copy_from_slice(&(value as u32).to_le_bytes());
}

fn fd_read(mut caller: Caller<'_, Host>, fd: i32, vectors: i32, count: i32, size: i32) -> i32 {
    if fd != 0 {
        return EBADF;
    }
    let (data, host) = memory(&mut caller).data_and_store_mut(&mut caller);
    let mut total = 0;
    for i in 0..count {
        let (at, length) = (word(data, vectors + 8 * i), word(data, vectors + 8 * i + 4));
        let moved = length.min(host.input.len() - host.position);
        data[at..at + moved].copy_from_slice(&host.input[host.position..host.position + moved]);
        host.position += moved;
        total += moved;
    }
    store_word(data, size, total);
    ESUCCESS
}

fn fd_write(mut caller: Caller<'_, Host>, fd: i32, vectors: i32, count: i32, size: i32) -> i32 {
    if fd != 1 && fd != 2 {
        return EBADF;
    }
    let (data, host) = memory(&mut caller).data_and_store_mut(&mut caller);
    let mut total = 0;
    for i in 0..count {
        let (at, length) = (word(data, vectors + 8 * i), word(data, vectors + 8 * i + 4));
        if fd == 1 {
            host.output.extend_from_slice(&data[at..at + length]);
        }
        total += length;
    }
    store_word(data, size, total);
    ESUCCESS
}

/// Links what the modules use, and answers any other import with "bad file descriptor".
fn link(engine: &Engine, module: &Module) -> Result<InstancePre<Host>> {
    const WASI: &str = "wasi_snapshot_preview1";
    let mut linker = Linker::new(engine);
    linker.func_wrap(WASI, "fd_read", fd_read)?;
    linker.func_wrap(WASI, "fd_write", fd_write)?;
    for import in module.imports() {
        if let (false, Some(shape)) = (["fd_read", "fd_write"].contains(&import.name()), import.ty().func()) {
            let results = shape.results().len();
            linker.func_new(import.module(), import.name(), shape.clone(), move |_, _, out| {
                out[..results].fill(Val::I32(EBADF));
                Ok(())
            })?;
        }
    }
    linker.instantiate_pre(module)
}

struct Task {
    engine: Engine,
    pre: InstancePre<Host>,
    document: Vec<u8>,
    uid: String,
    fresh: bool,
}

impl Task {
    fn instantiate(&self) -> Result<(Store<Host>, TypedFunc<(), ()>)> {
        let mut store = Store::new(&self.engine, Host::default());
        let instance = self.pre.instantiate(&mut store)?;
        let validate = instance.get_typed_func(&mut store, "validate")?;
        Ok((store, validate))
    }

    fn call(&self, store: &mut Store<Host>, validate: &TypedFunc<(), ()>) -> Result<()> {
        let host = store.data_mut();
        host.position = 0;
        host.output.clear();
        host.input.clear();
        host.input.extend_from_slice(b"{\"request\":");
        host.input.extend_from_slice(&self.document);
        host.input.push(b'}');
        validate.call(&mut *store, ())?;
        let answer: serde_json::Value = serde_json::from_slice(&store.data().output)?;
        let response = &answer["response"]["response"];
        assert!(
            answer["error"].is_null() && response["uid"] == self.uid.as_str() && response["allowed"] == true,
            "unexpected answer: {answer}"
        );
        Ok(())
    }

    fn run(&self, duration: Duration) -> Result<Vec<u64>> {
        let mut samples = Vec::with_capacity(1 << 20);
        let (mut store, mut validate) = self.instantiate()?;
        let begin = Instant::now();
        let mut before = begin;
        while before - begin < duration {
            if self.fresh {
                (store, validate) = self.instantiate()?;
            }
            self.call(&mut store, &validate)?;
            let now = Instant::now();
            samples.push((now - before).as_nanos() as u64);
            before = now;
        }
        Ok(samples)
    }

    /// What each call took, sorted, on all threads.
    fn run_all(&self, threads: usize, duration: Duration) -> Result<Vec<u64>> {
        let mut samples = std::thread::scope(|scope| -> Result<Vec<u64>> {
            let running: Vec<_> = (0..threads).map(|_| scope.spawn(|| self.run(duration))).collect();
            let mut all = Vec::new();
            for thread in running {
                all.extend(thread.join().expect("no panic")?);
            }
            Ok(all)
        })?;
        samples.sort_unstable();
        Ok(samples)
    }
}

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, wasm, document, mode, threads, warmup, turn] = arguments.as_slice() else {
        eprintln!("usage: wasmtime-rival MODULE.wasm REVIEW.json fresh|reused THREADS WARMUP_SECONDS TURN_MILLIS");
        std::process::exit(2);
    };
    let threads: usize = threads.parse()?;
    let warmup = Duration::from_secs(warmup.parse()?);
    let turn = Duration::from_millis(turn.parse()?);

    let mut config = Config::new();
    config.allocation_strategy(InstanceAllocationStrategy::Pooling(PoolingAllocationConfig::new()));
    let engine = Engine::new(&config)?;
    let module = Module::from_file(&engine, wasm)?;
    let document = std::fs::read(document)?;
    let review: serde_json::Value = serde_json::from_slice(&document)?;
    let task = Task {
        pre: link(&engine, &module)?,
        engine,
        uid: review["request"]["uid"].as_str().unwrap_or_default().to_owned(),
        document,
        fresh: mode == "fresh",
    };

    task.run_all(threads, warmup)?;
    // A run for each line, until the input ends.
    for request in std::io::stdin().lines() {
        request?;
        let samples = task.run_all(threads, turn)?;
        println!(
            "{}",
            serde_json::json!({
                "subject": format!("Wasmtime {mode}"),
                "state": if task.fresh { "pristine" } else { "dirty" },
                "version": "Wasmtime 36",
                "threads": threads,
                "p50Micros": samples[samples.len() / 2] as f64 / 1000.0,
                "p99Micros": samples[samples.len() * 99 / 100] as f64 / 1000.0,
                "opsPerSecond": samples.len() as f64 / turn.as_secs_f64(),
            })
        );
    }
    Ok(())
}
