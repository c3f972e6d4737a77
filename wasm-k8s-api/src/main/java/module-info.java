/**
 * The contract of wasm-k8s: who a request is from, whether it is allowed, and whether its object is admitted.
 *
 * <p>Needs nothing but the JDK, so that it can be embedded beside any version of a Kubernetes model library or JSON
 * library. Resource objects cross it as raw JSON.
 */
@org.jspecify.annotations.NullMarked
module dev.wasmk8s.api {
    requires static transitive org.jspecify;

    exports dev.wasmk8s.admission;
    exports dev.wasmk8s.authentication;
    exports dev.wasmk8s.authorization;
    exports dev.wasmk8s.json;
    exports dev.wasmk8s.observation;
    exports dev.wasmk8s.review;
}
