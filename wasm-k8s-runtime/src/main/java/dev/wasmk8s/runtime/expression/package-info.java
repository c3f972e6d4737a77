/**
 * Expressions that operators write: match conditions, and what a group of modules makes of its members' verdicts. The
 * language is CEL; who compiles it is an artifact of its own ({@code wasm-k8s-cel}), found by {@link
 * java.util.ServiceLoader}.
 */
package dev.wasmk8s.runtime.expression;
