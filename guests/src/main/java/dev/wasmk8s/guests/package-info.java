/** The guests, each as the resource {@code dev/wasmk8s/guests/NAME.wasm}. */
package dev.wasmk8s.guests;
