/**
 * Golden tests for the authors of modules: a review, settings, and the answer that is expected, in a file each.
 *
 * <p>JUnit is needed by {@code dev.wasmk8s.testing.junit} alone.
 */
@org.jspecify.annotations.NullMarked
module dev.wasmk8s.testing {
    requires static org.jspecify;
    requires transitive dev.wasmk8s.api;
    requires transitive dev.wasmk8s.runtime;
    requires transitive dev.wasmk8s.spec;
    requires static org.junit.jupiter.api;
    requires tools.jackson.core;

    exports dev.wasmk8s.testing;
    exports dev.wasmk8s.testing.json;
    exports dev.wasmk8s.testing.junit;
    exports dev.wasmk8s.testing.report;
}
