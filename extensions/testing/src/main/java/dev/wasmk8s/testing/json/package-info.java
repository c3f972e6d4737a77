/** JSON values that can be compared and shown. */
package dev.wasmk8s.testing.json;
