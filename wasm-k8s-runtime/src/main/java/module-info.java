/** Runs modules that follow the contract, and answers reviews with them. */
@SuppressWarnings("module") // what these are exported to is built later
@org.jspecify.annotations.NullMarked
module dev.wasmk8s.runtime {
    uses dev.wasmk8s.runtime.expression.ExpressionCompiler;

    requires static org.jspecify;
    requires transitive dev.wasmk8s.api;
    requires dev.wasmk8s.spec;
    requires static com.dylibso.chicory.compiler;
    requires com.dylibso.chicory.runtime;
    requires com.dylibso.chicory.wasi;
    requires com.dylibso.chicory.wasm;
    requires com.github.benmanes.caffeine;
    requires static org.objectweb.asm;
    requires static org.objectweb.asm.tree;
    requires static org.objectweb.asm.tree.analysis;
    requires org.slf4j;
    requires org.snakeyaml.engine;
    requires tools.jackson.core;
    requires static tools.jackson.databind;
    requires static zjsonpatch;

    exports dev.wasmk8s.runtime;
    exports dev.wasmk8s.runtime.expression;
    exports dev.wasmk8s.runtime.internal.document to
            dev.wasmk8s.testing;
    exports dev.wasmk8s.runtime.internal.engine to
            dev.wasmk8s.precompile;
    exports dev.wasmk8s.runtime.internal.image to
            dev.wasmk8s.precompile;
}
