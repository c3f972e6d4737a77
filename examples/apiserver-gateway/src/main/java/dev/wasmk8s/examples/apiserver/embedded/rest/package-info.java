/** The verbs of the embedded API server, from a request to a document or a watch. */
package dev.wasmk8s.examples.apiserver.embedded.rest;
