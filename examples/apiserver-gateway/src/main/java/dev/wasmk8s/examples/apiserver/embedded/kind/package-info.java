/** What makes an object of a kind valid, and what the server itself writes into it. */
package dev.wasmk8s.examples.apiserver.embedded.kind;
