/**
 * Compiled modules as bytes: what is kept of them, how it is written, and where it is found again.
 *
 * <p>Knows nothing of the engine, so that finding a compiled module loads neither a parser nor a compiler.
 */
package dev.wasmk8s.runtime.internal.image;
