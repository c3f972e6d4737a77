/** The certificate that the gateway makes for itself, and the files by which clients come to trust it. */
package dev.wasmk8s.examples.apiserver.tls;
