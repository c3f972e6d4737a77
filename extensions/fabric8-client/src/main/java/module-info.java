/** Finds Namespaces with fabric8's Kubernetes client, version 7. */
@SuppressWarnings("module") // the digit is fabric8's
@org.jspecify.annotations.NullMarked
module dev.wasmk8s.fabric8.client {
    requires static org.jspecify;
    requires transitive dev.wasmk8s.api;
    requires transitive kubernetes.client.api;
    requires kubernetes.model.core;

    exports dev.wasmk8s.fabric8.client;
}
