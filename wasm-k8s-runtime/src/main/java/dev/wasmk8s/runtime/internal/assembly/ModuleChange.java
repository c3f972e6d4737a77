package dev.wasmk8s.runtime.internal.assembly;

import dev.wasmk8s.runtime.internal.config.DeclaredModule;

/** What was changed at run time about one member of a chain. Immutable. */
public sealed interface ModuleChange {
    /** A module stands in the place of the member of its name; if there is none, at the end. */
    record Put(DeclaredModule module) implements ModuleChange {}

    /** A module stands in the place of the member of its name, for as long as there is one. */
    record Edited(DeclaredModule module) implements ModuleChange {}

    /** There is no member of that name. */
    record Removed() implements ModuleChange {}
}
