package dev.wasmk8s.runtime.internal.engine;

import dev.wasmk8s.runtime.Limits;
import dev.wasmk8s.runtime.ModuleInspection;
import dev.wasmk8s.runtime.ModuleInspection.LargeFunction;
import dev.wasmk8s.runtime.internal.image.CodeTrait;
import dev.wasmk8s.runtime.internal.image.Sha256;
import dev.wasmk8s.runtime.internal.outline.OutlineReport;
import dev.wasmk8s.spec.UseCase;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells all that can be known of a module without running it. */
public final class ModuleSurvey {
    private static final String START = "_start";

    private final ModuleParts parts;
    private final ParsedModule module;
    private final List<String> problems = new ArrayList<>();
    private List<LargeFunction> large = List.of();
    private boolean resettable;

    private ModuleSurvey(ParsedModule module) {
        this.module = module;
        this.parts = new ModuleParts(module.module());
    }

    /** Looks at a file, which may be anything. */
    public static ModuleInspection of(byte[] file) {
        String digest = Sha256.hex(file);
        try {
            ModuleSurvey survey = new ModuleSurvey(ParsedModule.parse(file));
            survey.judge();
            return survey.result(digest, file.length);
        } catch (UnusableModuleException e) {
            return new ModuleInspection(
                    digest,
                    file.length,
                    false,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    0,
                    false,
                    List.of(),
                    e.problems());
        }
    }

    private void judge() {
        Set<UseCase> useCases = EnumSet.noneOf(UseCase.class);
        for (UseCase useCase : UseCase.values()) {
            if (parts.exports(useCase.export())) {
                useCases.add(useCase);
            }
        }
        if (useCases.isEmpty()) {
            problems.add(nothingToCall());
        }
        problems.addAll(module.problems(useCases, Limits.DEFAULT.memoryPages()));
        if (problems.isEmpty()) {
            compile();
        }
    }

    private String nothingToCall() {
        String names = Stream.of(UseCase.values())
                .map(useCase -> "'" + useCase.export() + "'")
                .collect(Collectors.joining(", "));
        String hint = parts.exports(START)
                ? "; it exports _start: build it as a library (reactor), not as a program (command)"
                : "";
        return "none of the functions " + names + " is exported, one of which is called" + hint;
    }

    private void compile() {
        ModuleCompiler compiler = ModuleCompiler.outlining(new OutlinePass() {
            @Override
            void tell(OutlineReport report) {
                large = largeFunctions(report);
            }
        });
        try {
            resettable = !module.image(compiler).traits().contains(CodeTrait.DROPS_SEGMENTS);
        } catch (UnusableModuleException e) {
            problems.addAll(e.problems());
        }
    }

    private List<LargeFunction> largeFunctions(OutlineReport report) {
        return report.tooLarge().stream()
                .map(method -> new LargeFunction(
                        parts.functionName(method.method()),
                        method.sizeAfter(),
                        method.remainder().text()))
                .toList();
    }

    private ModuleInspection result(String digest, int size) {
        return new ModuleInspection(
                digest,
                size,
                true,
                parts.exports(),
                parts.imports(),
                parts.memories(),
                parts.tables(),
                parts.functions(),
                resettable,
                large,
                problems);
    }
}
