/** The resources that the embedded API server serves, and the metadata that all objects have. */
package dev.wasmk8s.examples.apiserver.embedded.resource;
