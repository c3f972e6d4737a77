/** How long a process takes from its launch to its first decision, by where the module's code comes from. */
package dev.wasmk8s.benchmarks.coldstart;
