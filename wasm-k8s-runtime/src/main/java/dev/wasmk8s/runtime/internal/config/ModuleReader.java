package dev.wasmk8s.runtime.internal.config;

import dev.wasmk8s.runtime.AdmissionOptions;
import dev.wasmk8s.runtime.CacheTimes;
import dev.wasmk8s.runtime.Enforcement;
import dev.wasmk8s.runtime.FailurePolicy;
import dev.wasmk8s.runtime.MatchCondition;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.spec.UseCase;
import java.util.List;
import java.util.Optional;

/**
 * One element of {@code modules}.
 *
 * @param byDefault the failure policy of a module that names none
 * @param keys those that it may have
 */
record ModuleReader(UseCase useCase, FailurePolicy byDefault, ModuleKeys keys, FileLookup files) {
    private static final List<String> TYPES = List.of("wasi", "kubewarden");

    /** The modules of a list. */
    List<DeclaredModule> readAll(Field list) {
        return list.elements().stream()
                .map(this::read)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The module; empty if the file does not tell which one it is. */
    Optional<DeclaredModule> read(Field element) {
        Fields fields = Fields.of(element, keys.known(), keys.elsewhere());
        if (!fields.isObject()) {
            return Optional.empty();
        }
        Optional<String> name = fields.text("name").filter(text -> !text.isEmpty());
        Optional<ModuleDefinition.Builder> program = new ProgramReader(files).read(fields, name);
        FailurePolicy policy = PolicyWords.failurePolicy(fields).orElse(byDefault);
        checkType(fields);
        AdmissionOptions admission =
                useCase == UseCase.ADMISSION ? AdmissionReader.read(fields, "module") : AdmissionOptions.DEFAULT;
        List<MatchCondition> conditions = MatchConditionReader.named(fields);
        Enforcement enforcement = PolicyWords.enforcement(fields);
        CacheTimes cache = fields.get("cache").map(CacheReader::read).orElse(CacheTimes.NONE);
        return program.map(definition -> definition
                        .admission(admission)
                        .matchConditions(conditions.toArray(MatchCondition[]::new))
                        .failurePolicy(policy)
                        .enforcement(enforcement)
                        .cacheTimes(cache)
                        .build())
                .map(definition -> new DeclaredModule(definition, element.origin()));
    }

    private static void checkType(Fields fields) {
        fields.get("type").ifPresent(field -> field.oneOf(TYPES)
                .filter("kubewarden"::equals)
                .ifPresent(type -> field.mistake(
                        "modules of type kubewarden are not supported yet",
                        "Use a module of type wasi, or keep this policy on a Kubewarden server.")));
    }
}
