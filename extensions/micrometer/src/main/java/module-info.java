/** The metrics of the Kubernetes API server about webhooks, of modules, on Micrometer. */
@org.jspecify.annotations.NullMarked
module dev.wasmk8s.micrometer {
    requires static org.jspecify;
    requires transitive dev.wasmk8s.api;
    requires transitive micrometer.core;

    exports dev.wasmk8s.micrometer;
}
