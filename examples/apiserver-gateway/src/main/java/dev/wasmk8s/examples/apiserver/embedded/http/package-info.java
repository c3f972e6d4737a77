/** The embedded API server as an HTTP server. */
package dev.wasmk8s.examples.apiserver.embedded.http;
