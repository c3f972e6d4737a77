/** What the embedded API server tells clients of itself: discovery documents and OpenAPI. */
package dev.wasmk8s.examples.apiserver.embedded.discovery;
