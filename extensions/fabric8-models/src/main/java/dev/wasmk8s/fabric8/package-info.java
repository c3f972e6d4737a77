/**
 * wasm-k8s for those who hold Kubernetes objects as classes of fabric8's client.
 *
 * <p>{@link dev.wasmk8s.fabric8.TypedAdmitter} lets a controller ask the policies before it writes a resource.
 * {@link dev.wasmk8s.fabric8.TokenReviews}, {@link dev.wasmk8s.fabric8.SubjectAccessReviews} and
 * {@link dev.wasmk8s.fabric8.AdmissionReviews} convert reviews both ways, for those who serve them as a webhook or put
 * them to an API server. {@link dev.wasmk8s.fabric8.ResourceJson} is what all of them write and read resources with.
 *
 * <p>Works with fabric8 7, which stands on Jackson 2. Version 8 has the same class names on Jackson 3: the two
 * cannot be used together, nor can this artifact be used with 8.
 *
 * <p>The models are an ordinary dependency, at the version that this artifact is tested with. Another one that you
 * declare yourself takes its place.
 */
package dev.wasmk8s.fabric8;
