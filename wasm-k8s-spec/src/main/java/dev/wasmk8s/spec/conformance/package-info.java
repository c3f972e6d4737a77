/**
 * Holds any host to the {@linkplain dev.wasmk8s.spec.cases conformance cases}, with JUnit 5 or later: implement {@link
 * dev.wasmk8s.spec.conformance.ConformanceHost} for the host and {@link
 * dev.wasmk8s.spec.conformance.ConformanceKit} in a test class.
 *
 * <p>JUnit's API is needed by whoever uses this package, and by nothing else of this artifact.
 */
package dev.wasmk8s.spec.conformance;
