/** Decides HTTP requests to the Kubernetes API. Start with {@link GatewayStep}: what the gateway says of a request. */
package dev.wasmk8s.gateway;
