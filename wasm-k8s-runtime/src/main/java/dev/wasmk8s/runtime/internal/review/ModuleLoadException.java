package dev.wasmk8s.runtime.internal.review;

import dev.wasmk8s.runtime.ModuleDefinition;
import java.util.List;

/** A module cannot be used. Names every reason at once. */
public final class ModuleLoadException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String module;
    private final transient List<String> problems;

    /**
     * Tells why a module cannot be used.
     *
     * @param problems what is wrong and what to do, one sentence each; at least one
     */
    public ModuleLoadException(ModuleDefinition definition, List<String> problems) {
        super("module '" + definition.name() + "' (" + definition.source().location() + "): "
                + String.join("; ", problems));
        this.module = definition.name();
        this.problems = List.copyOf(problems);
    }

    /** The module's name. */
    public String module() {
        return module;
    }

    /** What is wrong, one entry each, without the module's name. */
    public List<String> problems() {
        return problems;
    }
}
