package dev.wasmk8s.runtime.internal.config;

/** What was declared to stand in a chain, and where it comes from. */
public sealed interface Declared permits DeclaredModule, DeclaredGroup {
    /** Tells it from the others of its chain. */
    String name();

    /** Where mistakes in it are to be looked for. */
    Origin origin();
}
