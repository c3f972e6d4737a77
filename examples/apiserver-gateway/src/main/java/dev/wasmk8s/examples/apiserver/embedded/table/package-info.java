/** The shapes of an answer other than the objects themselves: tables for humans, metadata alone. */
package dev.wasmk8s.examples.apiserver.embedded.table;
