/** The objects of the embedded API server and their history, in memory. */
package dev.wasmk8s.examples.apiserver.embedded.store;
