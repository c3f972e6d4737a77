/** What each stage of a review costs, and each use case, measured with JMH. */
package dev.wasmk8s.benchmarks.jmh;
