/** Runs modules that follow the contract, and answers reviews with them. */
@org.jspecify.annotations.NullMarked
module dev.wasmk8s.runtime {
    requires static org.jspecify;
    requires transitive dev.wasmk8s.api;
    requires dev.wasmk8s.spec;
    requires com.dylibso.chicory.compiler;
    requires com.dylibso.chicory.runtime;
    requires com.dylibso.chicory.wasi;
    requires com.dylibso.chicory.wasm;
    requires org.objectweb.asm;
    requires org.objectweb.asm.tree;
    requires org.slf4j;
    requires org.snakeyaml.engine;
    requires tools.jackson.core;

    exports dev.wasmk8s.runtime;
}
