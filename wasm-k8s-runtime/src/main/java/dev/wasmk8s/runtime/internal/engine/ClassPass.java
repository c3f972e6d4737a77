package dev.wasmk8s.runtime.internal.engine;

import java.util.Map;

/** A change to the classes that the compiler makes, before they are stored or run. Thread-safe, and deterministic. */
public interface ClassPass {
    /** Tells this pass from all others, and from itself as it was before it changed. */
    String version();

    /**
     * Changes classes.
     *
     * @param mainClass the binary name of the main class, with which those of the others begin
     * @param classes class files by binary name, unmodifiable
     * @return those that stand for them; the main class keeps its name
     */
    Map<String, byte[]> apply(String mainClass, Map<String, byte[]> classes);
}
