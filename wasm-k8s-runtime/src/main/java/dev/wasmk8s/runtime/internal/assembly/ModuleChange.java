package dev.wasmk8s.runtime.internal.assembly;

import dev.wasmk8s.runtime.internal.config.Declared;

/** What was changed at run time about one member of a chain. Immutable. */
public sealed interface ModuleChange {
    /** A module or group stands in the place of the member of its name; if there is none, at the end. */
    record Put(Declared member) implements ModuleChange {}

    /** A module or group stands in the place of the member of its name, for as long as there is one. */
    record Edited(Declared member) implements ModuleChange {}

    /** There is no member of that name. */
    record Removed() implements ModuleChange {}
}
