/** What goes in and out of the embedded API server: requests, media types, failures. */
package dev.wasmk8s.examples.apiserver.embedded.api;
