/** Compiles a policy in Java to a WebAssembly module. */
package dev.wasmk8s.guest.compiler;
