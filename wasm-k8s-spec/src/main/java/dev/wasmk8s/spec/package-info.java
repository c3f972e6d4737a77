/** What modules are for. */
package dev.wasmk8s.spec;
