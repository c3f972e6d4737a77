/**
 * Compiles modules to Java classes when a program is built.
 *
 * <p>Needs the compiler, {@code com.dylibso.chicory.compiler}; what it writes does not.
 */
@org.jspecify.annotations.NullMarked
module dev.wasmk8s.precompile {
    requires static org.jspecify;
    requires dev.wasmk8s.runtime;
    requires com.dylibso.chicory.compiler;
    requires info.picocli;

    exports dev.wasmk8s.precompile;

    opens dev.wasmk8s.precompile to
            info.picocli;
}
