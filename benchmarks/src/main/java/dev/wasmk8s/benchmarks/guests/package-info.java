/** One rule in each language that modules are written in: how fast it is, how large, and how long until it first answers. */
package dev.wasmk8s.benchmarks.guests;
