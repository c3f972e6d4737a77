/** Who decides: the modules of a configuration, or the four magic ones. */
package dev.wasmk8s.examples.apiserver.access;
