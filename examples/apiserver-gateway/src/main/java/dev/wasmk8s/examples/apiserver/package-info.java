/**
 * A gateway in front of a Kubernetes API server, whose requests are decided by WebAssembly modules within the process.
 *
 * <p>{@code Main} is the command line, {@code RunningGateway} puts the parts together, {@code proxy} serves, {@code
 * access} says who decides, {@code tls} makes the certificate, {@code demo} shows it off, and {@code embedded} is an API
 * server to try it on.
 */
package dev.wasmk8s.examples.apiserver;
