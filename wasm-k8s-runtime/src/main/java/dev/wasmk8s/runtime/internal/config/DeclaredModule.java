package dev.wasmk8s.runtime.internal.config;

import dev.wasmk8s.runtime.ModuleDefinition;

/**
 * A module definition, and where it comes from.
 *
 * @param origin where mistakes in it are to be looked for
 */
public record DeclaredModule(ModuleDefinition definition, Origin origin) implements Declared {
    @Override
    public String name() {
        return definition.name();
    }
}
