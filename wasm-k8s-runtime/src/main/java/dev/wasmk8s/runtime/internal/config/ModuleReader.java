package dev.wasmk8s.runtime.internal.config;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.runtime.AdmissionOptions;
import dev.wasmk8s.runtime.AdmissionRule;
import dev.wasmk8s.runtime.FailurePolicy;
import dev.wasmk8s.runtime.Grants;
import dev.wasmk8s.runtime.Limits;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.ModuleSource;
import dev.wasmk8s.runtime.internal.document.Value;
import dev.wasmk8s.spec.UseCase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One element of {@code modules}.
 *
 * @param byDefault the failure policy of a module that names none
 */
record ModuleReader(UseCase useCase, FailurePolicy byDefault, FileLookup files) {
    private static final List<String> COMMON =
            List.of("name", "module", "settings", "debug", "limits", "grants", "guests");
    private static final List<String> AUTHORIZATION =
            Stream.concat(COMMON.stream(), Stream.of("failurePolicy")).toList();
    private static final List<String> ADMISSION = Stream.concat(
                    AUTHORIZATION.stream(), Stream.of("mutating", "type", "rules"))
            .toList();
    private static final String ADMISSION_ONLY = "Only admission modules have it.";
    private static final Map<String, String> ELSEWHERE = Map.of(
            "mutating", ADMISSION_ONLY,
            "type", ADMISSION_ONLY,
            "rules", ADMISSION_ONLY,
            "failurePolicy", "A token that cannot be checked is never authenticated.");
    private static final int MOST_GUESTS = 10_000;
    private static final List<String> TYPES = List.of("wasi", "kubewarden");
    private static final List<String> POLICIES = List.of("Fail", "Ignore");

    /** The module; empty if the file does not tell which one it is. */
    Optional<DeclaredModule> read(Field element) {
        Fields fields = Fields.of(element, keys(), ELSEWHERE);
        if (!fields.isObject()) {
            return Optional.empty();
        }
        Optional<Path> path = path(fields);
        Optional<String> name = fields.text("name").filter(text -> !text.isEmpty());
        Optional<RawJson> settings = fields.get("settings").map(SettingsReader::read);
        boolean debug = fields.flag("debug");
        Limits limits = fields.get("limits").map(LimitsReader::read).orElse(Limits.DEFAULT);
        Grants grants = fields.get("grants")
                .map(field -> GrantsReader.read(field, files))
                .orElse(Grants.NONE);
        int guests = fields.get("guests").flatMap(ModuleReader::count).orElse(ModuleDefinition.DEFAULT_GUESTS);
        FailurePolicy policy = policy(fields);
        checkType(fields);
        boolean mutating = fields.flag("mutating");
        List<AdmissionRule> rules = rules(fields);
        AdmissionOptions admission =
                AdmissionOptions.DEFAULT.withMutating(mutating).withRules(rules);
        return path.map(file -> definition(file, name, settings)
                        .admission(admission)
                        .failurePolicy(policy)
                        .limits(limits)
                        .grants(grants)
                        .guests(guests)
                        .debug(debug)
                        .build())
                .map(definition -> new DeclaredModule(definition, element.origin()));
    }

    private static ModuleDefinition.Builder definition(Path file, Optional<String> name, Optional<RawJson> settings) {
        ModuleDefinition.Builder definition = ModuleDefinition.builder(
                name.orElseGet(() -> String.valueOf(file.getFileName())), ModuleSource.file(file));
        settings.ifPresent(definition::settings);
        return definition;
    }

    private List<String> keys() {
        return switch (useCase) {
            case AUTHENTICATION -> COMMON;
            case AUTHORIZATION -> AUTHORIZATION;
            case ADMISSION -> ADMISSION;
        };
    }

    private Optional<Path> path(Fields fields) {
        Optional<Field> field = fields.get("module");
        Optional<String> written = field.flatMap(Field::text);
        if (field.isEmpty() || written.filter(String::isEmpty).isPresent()) {
            fields.owner().mistake("no module path specified", "Set \"module\" to the path of a .wasm file.");
            return Optional.empty();
        }
        return written.flatMap(text -> files.file(field.get(), text));
    }

    private static Optional<Integer> count(Field field) {
        Optional<Integer> count = field.value() instanceof Value.Numeral number
                ? Amounts.bytes(number.json()).filter(value -> value > 0 && value <= MOST_GUESTS)
                : Optional.empty();
        if (count.isEmpty()) {
            field.mistake("expected a number from 1 to " + MOST_GUESTS, "");
        }
        return count;
    }

    private FailurePolicy policy(Fields fields) {
        Optional<String> policy = fields.get("failurePolicy").flatMap(field -> field.oneOf(POLICIES));
        return policy.map(text -> text.equals("Fail") ? FailurePolicy.FAIL : FailurePolicy.IGNORE)
                .orElse(byDefault);
    }

    private static void checkType(Fields fields) {
        fields.get("type").ifPresent(field -> field.oneOf(TYPES)
                .filter("kubewarden"::equals)
                .ifPresent(type -> field.mistake(
                        "modules of type kubewarden are not supported yet",
                        "Use a module of type wasi, or keep this policy on a Kubewarden server.")));
    }

    private List<AdmissionRule> rules(Fields fields) {
        if (useCase != UseCase.ADMISSION) {
            return List.of();
        }
        Optional<Field> rules = fields.get("rules");
        if (rules.isEmpty() || rules.get().isEmptyList()) {
            fields.owner()
                    .mistake(
                            "the module is never called, because it has no rules",
                            "Say under \"rules\" which requests it sees.");
            return List.of();
        }
        return rules.get().elements().stream()
                .map(RuleReader::read)
                .flatMap(Optional::stream)
                .toList();
    }
}
