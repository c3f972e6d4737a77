/** Decides HTTP requests to the Kubernetes API: authentication, authorization, admission. Free of any HTTP server. */
@org.jspecify.annotations.NullMarked
module dev.wasmk8s.gateway {
    requires static org.jspecify;
    requires transitive dev.wasmk8s.api;
    requires tools.jackson.core;
    requires tools.jackson.databind;

    exports dev.wasmk8s.gateway;
}
