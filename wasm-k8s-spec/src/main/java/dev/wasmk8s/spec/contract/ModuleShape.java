package dev.wasmk8s.spec.contract;

import java.util.List;
import java.util.Objects;

/** What a WebAssembly module shows to its host, told without the types of any engine. Immutable. */
public record ModuleShape(List<Export> exports, List<Import> imports) {
    /** Copies the lists. */
    public ModuleShape {
        exports = List.copyOf(exports);
        imports = List.copyOf(imports);
    }

    /** What an export or import is. */
    public enum Kind {
        /** A function. */
        FUNCTION,
        /** A linear memory. */
        MEMORY,
        /** A table. */
        TABLE,
        /** A global variable. */
        GLOBAL,
        /** An exception tag, or what may come after it. */
        OTHER
    }

    /**
     * One export.
     *
     * @param parameters how many parameters a function has; 0 for everything else
     */
    public record Export(String name, Kind kind, int parameters) {
        /** Checks that nothing is null. */
        public Export {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(kind, "kind");
        }
    }

    /** One import. */
    public record Import(String module, String name, Kind kind) {
        /** Checks that nothing is null. */
        public Import {
            Objects.requireNonNull(module, "module");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(kind, "kind");
        }
    }
}
