package dev.wasmk8s.runtime;

/**
 * How the code of a module that comes as WebAssembly is executed; {@linkplain ModuleSource#precompiled precompiled} ones
 * are compiled in every mode. The answers are the same.
 */
public enum EngineMode {
    /** Compiled to JVM bytecode when the module is loaded. The default. */
    COMPILED,
    /** Interpreted: starts sooner, runs some hundred times slower. For tools and tests. */
    INTERPRETED
}
