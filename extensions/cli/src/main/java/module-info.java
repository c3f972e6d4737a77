/** The command line {@code wasm-k8s}. */
@org.jspecify.annotations.NullMarked
module dev.wasmk8s.cli {
    requires static org.jspecify;
    requires dev.wasmk8s.api;
    requires dev.wasmk8s.runtime;
    requires dev.wasmk8s.spec;
    requires dev.wasmk8s.testing;
    requires info.picocli;

    opens dev.wasmk8s.cli to
            info.picocli;
}
