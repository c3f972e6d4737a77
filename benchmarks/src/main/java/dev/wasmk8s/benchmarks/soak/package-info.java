/** Good and hostile modules side by side at full load, for as long as one likes. */
package dev.wasmk8s.benchmarks.soak;
