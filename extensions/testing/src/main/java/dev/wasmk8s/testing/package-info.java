/**
 * Golden tests: files that hold a review, settings, and what a module is expected to answer.
 *
 * <pre>{@code
 * review:
 *   apiVersion: admission.k8s.io/v1
 *   kind: AdmissionReview
 *   request: {...}
 * expect:
 *   allowed: false
 *   status: {message: frozen objects stay as they are}
 * }</pre>
 *
 * <p>{@link dev.wasmk8s.testing.GoldenSuite} runs the files of a folder, {@code dev.wasmk8s.testing.junit} does so with
 * JUnit, and {@link dev.wasmk8s.testing.ModuleUnderTest} asks one module one question.
 */
package dev.wasmk8s.testing;
