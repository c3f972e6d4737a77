/** Kubernetes policies in Java, compiled to WebAssembly; {@link dev.wasmk8s.guest.Guest} is where to begin. */
package dev.wasmk8s.guest;
