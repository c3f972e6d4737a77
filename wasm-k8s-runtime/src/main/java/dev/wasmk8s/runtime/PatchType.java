package dev.wasmk8s.runtime;

/** How the answer to an AdmissionReview tells a changed object. */
public enum PatchType {
    /** The whole new object, as modules do. The default; nothing but wasm-k8s reads it. */
    FULL,
    /**
     * Operations of RFC 6902 that make the new object of the one submitted, as API servers read them from webhooks. Needs
     * {@code io.fabric8:zjsonpatch} 8 and {@code tools.jackson.core:jackson-databind} 3, which are optional.
     */
    JSON_PATCH
}
