/** What each stage of a review costs, by JMH, and each use case as a whole. */
package dev.wasmk8s.benchmarks.jmh;
