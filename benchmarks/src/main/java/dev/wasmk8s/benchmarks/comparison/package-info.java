/**
 * Builds every rival, runs one after the other, and writes what was measured as JSON, as a table and as a chart.
 */
package dev.wasmk8s.benchmarks.comparison;
