/** A gateway that decides the requests of a Kubernetes API server with WebAssembly modules. */
@org.jspecify.annotations.NullMarked
module dev.wasmk8s.examples.apiserver {
    requires static org.jspecify;
    requires com.google.protobuf;
    requires dev.wasmk8s.api;
    requires dev.wasmk8s.gateway;
    requires dev.wasmk8s.guests;
    requires dev.wasmk8s.runtime;
    requires info.picocli;
    requires io.vertx.core;
    requires io.vertx.httpproxy;
    requires java.net.http;
    requires org.bouncycastle.pkix;
    requires org.bouncycastle.provider;
    requires org.slf4j;
    requires tools.jackson.core;
    requires tools.jackson.databind;
    requires tools.jackson.dataformat.yaml;
    requires zjsonpatch;

    opens dev.wasmk8s.examples.apiserver to
            info.picocli;
}
