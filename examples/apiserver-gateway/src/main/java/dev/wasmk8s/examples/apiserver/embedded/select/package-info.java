/** Label and field selectors, which narrow lists, watches and collection deletes. */
package dev.wasmk8s.examples.apiserver.embedded.select;
