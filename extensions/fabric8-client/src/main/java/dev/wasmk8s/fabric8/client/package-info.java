/**
 * Namespaces of a cluster, for {@code namespaceSelector} and {@code namespaceObject}, found with fabric8's client. Works with
 * fabric8 7. The client and its HTTP implementation ({@code kubernetes-httpclient-jdk} will do) are the caller's; it needs to
 * be allowed to get, list and watch namespaces.
 */
package dev.wasmk8s.fabric8.client;
