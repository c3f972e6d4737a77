/** The patch types of Kubernetes but for apply: pure functions from an object and a patch to another object. */
package dev.wasmk8s.examples.apiserver.embedded.patch;
