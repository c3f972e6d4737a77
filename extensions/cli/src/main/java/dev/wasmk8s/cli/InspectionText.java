package dev.wasmk8s.cli;

import dev.wasmk8s.runtime.ModuleInspection;
import dev.wasmk8s.runtime.ModuleInspection.LargeFunction;
import dev.wasmk8s.runtime.ModuleInspection.Memory;
import dev.wasmk8s.spec.UseCase;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is in a module, for people. */
final class InspectionText {
    private static final int NO_MAXIMUM = 65536;
    private static final int PAGE_KIB = 64;

    private final StringBuilder out = new StringBuilder();

    private InspectionText() {}

    static String of(Path file, ModuleInspection module) {
        InspectionText text = new InspectionText();
        text.line("file", file.toString());
        text.line("sha256", module.sha256());
        text.line("size", String.format(Locale.ROOT, "%,d bytes", module.bytes()));
        text.line("kind", kind(module));
        if (module.wellFormed()) {
            text.contents(module);
        }
        text.verdict(module);
        return text.out.toString();
    }

    private static String kind(ModuleInspection module) {
        List<UseCase> useCases = ModuleKind.useCases(module);
        String uses = useCases.stream()
                .map(useCase -> useCase.export() + " (" + useCase.name().toLowerCase(Locale.ROOT) + ")")
                .collect(Collectors.joining(", "));
        String kind = ModuleKind.of(module).description();
        return uses.isEmpty() ? kind : kind + ": " + uses;
    }

    private void contents(ModuleInspection module) {
        lines(
                "exports",
                module.exports().stream()
                        .map(export -> part(export.kind(), export.name(), export.signature()))
                        .toList());
        lines(
                "imports",
                module.imports().stream()
                        .map(each -> part(each.kind(), each.module() + "." + each.name(), each.signature()))
                        .toList());
        lines("memory", module.memories().stream().map(InspectionText::memory).toList());
        lines(
                "tables",
                module.tables().stream()
                        .map(table -> String.format(Locale.ROOT, "%,d entries of %s", table.entries(), table.type()))
                        .toList());
        line("functions", String.format(Locale.ROOT, "%,d", module.functions()));
        lines(
                "too large",
                module.largeFunctions().stream().map(InspectionText::large).toList());
    }

    /** Names are the module's, and may be anything. */
    private static String part(String kind, String name, String signature) {
        return CommandFailures.oneLine((kind + " " + name + " " + signature).strip());
    }

    private static String memory(Memory memory) {
        String most =
                memory.maximumPages() >= NO_MAXIMUM ? "no limit of its own" : "at most " + kib(memory.maximumPages());
        return kib(memory.initialPages()) + " at the start, " + most + (memory.shared() ? ", shared" : "");
    }

    private static String kib(int pages) {
        return String.format(Locale.ROOT, "%,d KiB", (long) pages * PAGE_KIB);
    }

    private static String large(LargeFunction function) {
        return CommandFailures.oneLine(function.name()) + " ("
                + String.format(Locale.ROOT, "%,d", function.bytecodes()) + " bytes of bytecode: " + function.reason()
                + ")";
    }

    private void verdict(ModuleInspection module) {
        if (module.problems().isEmpty()) {
            line("usable", "yes; a guest is " + (module.resettable() ? "reset" : "made anew") + " for each call");
        } else {
            line("usable", "no");
            module.problems().forEach(problem -> line("", "- " + CommandFailures.oneLine(problem)));
        }
    }

    private void lines(String label, List<String> values) {
        if (values.isEmpty()) {
            line(label, "none");
        }
        for (int i = 0; i < values.size(); i++) {
            line(i == 0 ? label : "", values.get(i));
        }
    }

    private void line(String label, String value) {
        out.append(String.format(Locale.ROOT, "%-11s", label)).append(value).append('\n');
    }
}
