/** The way of a request: from the client to a decision of the gateway, and on to the API server. */
package dev.wasmk8s.examples.apiserver.proxy;
