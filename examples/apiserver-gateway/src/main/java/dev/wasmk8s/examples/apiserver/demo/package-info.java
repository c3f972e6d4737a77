/** The demonstration: requests to the running gateway, and how each was decided. */
package dev.wasmk8s.examples.apiserver.demo;
