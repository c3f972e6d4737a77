package dev.wasmk8s.spec.contract;

import dev.wasmk8s.spec.UseCase;
import dev.wasmk8s.spec.contract.ModuleShape.Export;
import dev.wasmk8s.spec.contract.ModuleShape.Import;
import dev.wasmk8s.spec.contract.ModuleShape.Kind;
import dev.wasmk8s.spec.json.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Checks what a module exports and imports, before it is compiled. */
public final class ModuleContract {
    /** The only module that a module may import from. */
    public static final String WASI = "wasi_snapshot_preview1";
    /** The name under which a module must export its memory, where WASI looks for it. */
    public static final String MEMORY = "memory";
    /** Called once after instantiation, if exported. */
    public static final String INITIALIZE = "_initialize";
    /** Never called; a sign that a module was built as a program. */
    private static final String START = "_start";

    private static final int LONGEST_NAME = 200;

    private ModuleContract() {}

    /**
     * Checks a module. The types of WASI functions are left to the engine.
     *
     * @param useCases what the module is to be used for
     * @param allowedWasiImports the WASI functions that the host provides
     * @return every problem, each a sentence that says what to do where one can; empty if the module is fine
     */
    public static List<String> check(ModuleShape module, Set<UseCase> useCases, Set<String> allowedWasiImports) {
        List<String> problems = new ArrayList<>();
        for (UseCase useCase : UseCase.values()) {
            if (useCases.contains(useCase)) {
                checkEntryPoint(module, useCase, problems);
            }
        }
        Optional<Export> initialize = find(module, INITIALIZE);
        if (initialize.isPresent()) {
            checkFunction(initialize.get(), problems);
        }
        checkMemory(module, problems);
        for (Import each : module.imports()) {
            checkImport(each, allowedWasiImports, problems);
        }
        return problems;
    }

    private static void checkEntryPoint(ModuleShape module, UseCase useCase, List<String> problems) {
        Optional<Export> export = find(module, useCase.export());
        if (export.isPresent()) {
            checkFunction(export.get(), problems);
        } else {
            String hint = find(module, START).isPresent()
                    ? "; it exports _start: build it as a library (reactor), not as a program (command)"
                    : "";
            problems.add("the exported function '" + useCase.export() + "' is missing, which "
                    + useCase.name().toLowerCase(Locale.ROOT) + " calls" + hint);
        }
    }

    private static void checkFunction(Export export, List<String> problems) {
        if (export.kind() != Kind.FUNCTION) {
            problems.add("the export '" + export.name() + "' is " + named(export.kind()) + "; expected a function");
        } else if (export.parameters() != 0) {
            problems.add("the exported function '" + export.name() + "' has " + export.parameters()
                    + " parameter(s); expected none, because input comes on standard input");
        }
    }

    private static void checkMemory(ModuleShape module, List<String> problems) {
        Optional<Export> memory = find(module, MEMORY);
        if (memory.isEmpty()) {
            problems.add("the exported memory '" + MEMORY + "' is missing, which WASI needs");
        } else if (memory.get().kind() != Kind.MEMORY) {
            problems.add("the export '" + MEMORY + "' is " + named(memory.get().kind()) + "; expected a memory");
        }
    }

    private static void checkImport(Import each, Set<String> allowedWasiImports, List<String> problems) {
        String name = PlainText.of(each.module() + "." + each.name(), LONGEST_NAME);
        if (!each.module().equals(WASI)) {
            problems.add("the import '" + name + "' is not provided: only functions of " + WASI + " are");
        } else if (each.kind() != Kind.FUNCTION) {
            problems.add("the import '" + name + "' is " + named(each.kind()) + "; only functions are provided");
        } else if (!allowedWasiImports.contains(each.name())) {
            problems.add("the import '" + name + "' is not provided: no such WASI function is known");
        }
    }

    private static Optional<Export> find(ModuleShape module, String name) {
        for (Export export : module.exports()) {
            if (export.name().equals(name)) {
                return Optional.of(export);
            }
        }
        return Optional.empty();
    }

    private static String named(Kind kind) {
        return switch (kind) {
            case FUNCTION -> "a function";
            case MEMORY -> "a memory";
            case TABLE -> "a table";
            case GLOBAL -> "a global";
            case OTHER -> "something else";
        };
    }
}
