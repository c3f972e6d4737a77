/** Runs modules that follow the contract, and answers reviews with them. */
@org.jspecify.annotations.NullMarked
module dev.wasmk8s.runtime {
    requires static org.jspecify;
    requires transitive dev.wasmk8s.api;
    requires dev.wasmk8s.spec;
    requires org.snakeyaml.engine;
    requires tools.jackson.core;

    exports dev.wasmk8s.runtime;
}
