package dev.wasmk8s.runtime;

/** How a module's code is executed. The answers are the same in every mode. */
public enum EngineMode {
    /** Compiled to JVM bytecode when the module is loaded. The default. */
    COMPILED,
    /** Interpreted: starts sooner, runs some hundred times slower. For tools and tests. */
    INTERPRETED
}
