package dev.wasmk8s.runtime;

import dev.wasmk8s.runtime.internal.review.Inspections;
import java.util.List;
import java.util.Objects;

/**
 * What a file that should be a module holds, and whether this host takes it. Immutable.
 *
 * <p>For tools. Nothing of the module is run.
 *
 * @param sha256 the digest of the file, in hexadecimal
 * @param bytes the size of the file
 * @param wellFormed whether it is a core module of WebAssembly; if not, all that follows is empty but for the problems
 * @param exports in their order
 * @param imports in their order
 * @param memories those that the module defines
 * @param tables those that the module defines
 * @param functions how many functions the module defines
 * @param resettable whether a guest can be used for another call after a reset; others are made anew for each call. False
 *     if there are problems.
 * @param largeFunctions those that HotSpot will not compile, so that they stay slow
 * @param problems why this host does not take it, with the default {@link Limits}, each a sentence without a full stop;
 *     empty if it does
 */
public record ModuleInspection(
        String sha256,
        int bytes,
        boolean wellFormed,
        List<Export> exports,
        List<Import> imports,
        List<Memory> memories,
        List<Table> tables,
        int functions,
        boolean resettable,
        List<LargeFunction> largeFunctions,
        List<String> problems) {
    /** Copies the lists. */
    public ModuleInspection {
        Objects.requireNonNull(sha256, "sha256");
        exports = List.copyOf(exports);
        imports = List.copyOf(imports);
        memories = List.copyOf(memories);
        tables = List.copyOf(tables);
        largeFunctions = List.copyOf(largeFunctions);
        problems = List.copyOf(problems);
    }

    /**
     * Looks at a file, and compiles it unless that is pointless: large modules take seconds.
     *
     * @param file all of its bytes; not kept. Whatever they are, there is an answer.
     */
    public static ModuleInspection of(byte[] file) {
        return Inspections.of(Objects.requireNonNull(file, "file"));
    }

    /**
     * One export.
     *
     * @param name its name
     * @param kind {@code function}, {@code memory}, {@code table}, {@code global} or {@code tag}
     * @param signature that of a function, such as {@code (i32, i32) -> i32}; empty for everything else
     */
    public record Export(String name, String kind, String signature) {
        /** Checks that nothing is null. */
        public Export {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(signature, "signature");
        }
    }

    /**
     * One import.
     *
     * @param module the name of the module that it is from
     * @param name its name there
     * @param kind as of an export
     * @param signature as of an export
     */
    public record Import(String module, String name, String kind, String signature) {
        /** Checks that nothing is null. */
        public Import {
            Objects.requireNonNull(module, "module");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(signature, "signature");
        }
    }

    /**
     * A linear memory, in pages of 64 KiB.
     *
     * @param initialPages the size that it starts with
     * @param maximumPages the size that the module lets it grow to; 65536 if it sets no limit
     * @param shared whether threads share it
     */
    public record Memory(int initialPages, int maximumPages, boolean shared) {}

    /**
     * A table.
     *
     * @param type what it holds, such as {@code funcref}
     * @param entries how many it starts with
     */
    public record Table(String type, long entries) {
        /** Checks that nothing is null. */
        public Table {
            Objects.requireNonNull(type, "type");
        }
    }

    /**
     * A function whose Java method HotSpot does not compile.
     *
     * @param name that in the module's name section, or {@code function N}
     * @param bytecodes the size of the method, in bytes; 8000 would be the limit
     * @param reason why it was not split into smaller ones
     */
    public record LargeFunction(String name, int bytecodes, String reason) {
        /** Checks that nothing is null. */
        public LargeFunction {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(reason, "reason");
        }
    }
}
