/** Conversions between the value types of wasm-k8s and the models of the official Kubernetes Java client. */
@org.jspecify.annotations.NullMarked
module dev.wasmk8s.clientjava {
    requires static org.jspecify;
    requires transitive dev.wasmk8s.api;
    requires dev.wasmk8s.spec;
    requires transitive com.google.gson;
    requires transitive io.kubernetes.client.java.api;

    exports dev.wasmk8s.clientjava;
}
