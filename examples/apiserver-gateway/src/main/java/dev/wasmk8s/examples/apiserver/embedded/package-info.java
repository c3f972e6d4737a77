/**
 * A small Kubernetes API server in memory, so that the gateway can be tried without a cluster.
 *
 * <p>It serves namespaces, configmaps, pods, deployments, replicasets, events and serviceaccounts well enough for an
 * unmodified kubectl: discovery, OpenAPI, tables, selectors, every patch type, server-side apply, dry runs and watches.
 * There are no controllers, no scheduler and no kubelet: pods stay pending and deployments make no pods. It does not
 * decide anything itself; whoever has its credential may do everything, in the name of whom the impersonation headers
 * tell.
 *
 * <p>The tree is the path of a request: {@code http}, {@code api}, {@code rest} with {@code patch} and {@code apply},
 * {@code kind}, {@code store}, and back through {@code table}.
 */
package dev.wasmk8s.examples.apiserver.embedded;
