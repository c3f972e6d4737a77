/** The wire as JSON Schemas, for authors of modules and hosts and for their tools. */
package dev.wasmk8s.spec.schema;
