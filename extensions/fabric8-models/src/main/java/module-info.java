/** Conversions between the value types of wasm-k8s and the models of fabric8's Kubernetes client, version 7. */
@SuppressWarnings("module") // the digit is fabric8's
@org.jspecify.annotations.NullMarked
module dev.wasmk8s.fabric8 {
    requires static org.jspecify;
    requires transitive dev.wasmk8s.api;
    requires dev.wasmk8s.spec;
    requires transitive com.fasterxml.jackson.databind;
    requires transitive kubernetes.model.admissionregistration;
    requires transitive kubernetes.model.core;

    exports dev.wasmk8s.fabric8;
}
