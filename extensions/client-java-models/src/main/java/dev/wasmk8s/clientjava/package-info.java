/**
 * wasm-k8s for those who hold Kubernetes objects as classes of the official Java client.
 *
 * <p>{@link dev.wasmk8s.clientjava.TypedAdmitter} lets a controller ask the policies before it writes a resource.
 * {@link dev.wasmk8s.clientjava.TokenReviews} and {@link dev.wasmk8s.clientjava.SubjectAccessReviews} convert reviews
 * both ways, for those who serve them as a webhook or put them to an API server.
 * {@link dev.wasmk8s.clientjava.ResourceJson} is what all of them write and read with.
 *
 * <p>The client has no class for AdmissionReviews. Serve them as bytes, through a
 * {@link dev.wasmk8s.review.ReviewHandler}.
 *
 * <p>The models are an ordinary dependency, at the version that this artifact is tested with. Another one that you
 * declare yourself takes its place.
 */
package dev.wasmk8s.clientjava;
