/** The wire of wasm-k8s: the module contract, its codecs and its verifiers. Pure functions on bytes; no engine. */
@org.jspecify.annotations.NullMarked
module dev.wasmk8s.spec {
    requires static org.jspecify;
    // For hosts that are held to the conformance cases.
    requires static org.junit.jupiter.api;
    requires transitive dev.wasmk8s.api;

    exports dev.wasmk8s.spec;
    exports dev.wasmk8s.spec.cases;
    exports dev.wasmk8s.spec.change;
    exports dev.wasmk8s.spec.conformance;
    exports dev.wasmk8s.spec.contract;
    exports dev.wasmk8s.spec.envelope;
    exports dev.wasmk8s.spec.object;
    exports dev.wasmk8s.spec.review;
    exports dev.wasmk8s.spec.schema;
    exports dev.wasmk8s.spec.verify;
}
