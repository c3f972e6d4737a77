/** What an operator declares of a module, and the reviews that the declared modules answer. */
package dev.wasmk8s.runtime;
