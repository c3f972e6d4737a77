/**
 * The host half of WASI preview 1, free of any engine: what a guest may do to the world outside its memory.
 *
 * <p>A guest gets its input, its output, an error stream, a clock and random bytes. Everything else answers with the
 * errno that the interface has for it. Addresses and lengths that a guest passes are unsigned 32-bit numbers and are
 * checked in 64-bit arithmetic before anything happens; one that leaves the guest's memory answers {@code EFAULT} and
 * has no effect. No buffer is ever allocated in a size that the guest names.
 *
 * <p>The interface: <a
 * href="https://github.com/WebAssembly/WASI/blob/main/legacy/preview1/docs.md">WASI preview 1</a>.
 */
package dev.wasmk8s.runtime.internal.wasi;
