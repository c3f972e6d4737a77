/** What is compared, each behind the same interface and measured by the same loop in a process of its own. */
package dev.wasmk8s.benchmarks.rival;
