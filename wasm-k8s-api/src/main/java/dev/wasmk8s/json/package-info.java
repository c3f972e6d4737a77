/** JSON values that pass through unparsed. */
package dev.wasmk8s.json;
