/** What is told of golden tests, for programs. */
package dev.wasmk8s.testing.report;
