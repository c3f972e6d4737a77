package dev.wasmk8s.runtime.internal.config;

import dev.wasmk8s.spec.UseCase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The keys that an element of {@code modules} may have.
 *
 * @param known those that may stand there
 * @param elsewhere those that have their place somewhere else, with the advice to give for each
 */
record ModuleKeys(List<String> known, Map<String, String> elsewhere) {
    private static final String ADMISSION_ONLY = "Only admission modules have it.";
    private static final String NEW = "Only modules of an AccessControlConfiguration have it.";
    private static final String NO_FAILURE_POLICY = "A token that cannot be checked is never authenticated.";
    private static final String NO_CONDITIONS =
            "Every token is checked by every authentication module until one knows it.";
    private static final String NO_ENFORCEMENT = "Nobody can be authenticated on trial.";
    private static final String NO_CACHE = "Answers of admission modules are never kept: they depend on the object.";

    private static final List<String> COMMON =
            Stream.concat(Stream.of("name"), ProgramReader.KEYS.stream()).toList();
    private static final List<String> AUTHORIZATION = with(COMMON, "failurePolicy");
    private static final List<String> ADMISSION = with(AUTHORIZATION, "mutating", "type", "rules");
    private static final List<String> NEW_IN_ADMISSION =
            List.of("namespaceSelector", "objectSelector", "reinvocationPolicy", "jsonPatch");

    /** The keys of an AccessControlConfiguration. */
    static ModuleKeys of(UseCase useCase) {
        return switch (useCase) {
            case AUTHENTICATION ->
                new ModuleKeys(
                        with(COMMON, "cache"),
                        merged(
                                admissionOnly(),
                                Map.of(
                                        "failurePolicy", NO_FAILURE_POLICY,
                                        "matchConditions", NO_CONDITIONS,
                                        "enforcement", NO_ENFORCEMENT)));
            case AUTHORIZATION ->
                new ModuleKeys(with(AUTHORIZATION, "matchConditions", "enforcement", "cache"), admissionOnly());
            case ADMISSION ->
                new ModuleKeys(
                        with(
                                ADMISSION,
                                "namespaceSelector",
                                "objectSelector",
                                "matchConditions",
                                "reinvocationPolicy",
                                "jsonPatch",
                                "enforcement"),
                        Map.of("cache", NO_CACHE));
        };
    }

    /** The keys of the files of the first host: its own, and what has been possible there besides. */
    static ModuleKeys ofFirstHost(UseCase useCase) {
        ModuleKeys ours = of(useCase);
        Map<String, String> elsewhere = new HashMap<>(ours.elsewhere());
        ours.known().forEach(key -> elsewhere.put(key, NEW));
        return switch (useCase) {
            case AUTHENTICATION -> new ModuleKeys(COMMON, elsewhere);
            case AUTHORIZATION -> new ModuleKeys(AUTHORIZATION, elsewhere);
            case ADMISSION -> new ModuleKeys(ADMISSION, elsewhere);
        };
    }

    private static Map<String, String> admissionOnly() {
        Map<String, String> keys = new HashMap<>();
        Stream.concat(Stream.of("mutating", "type", "rules"), NEW_IN_ADMISSION.stream())
                .forEach(key -> keys.put(key, ADMISSION_ONLY));
        return keys;
    }

    private static Map<String, String> merged(Map<String, String> some, Map<String, String> others) {
        Map<String, String> all = new HashMap<>(some);
        all.putAll(others);
        return all;
    }

    private static List<String> with(List<String> some, String... more) {
        return Stream.concat(some.stream(), Stream.of(more)).toList();
    }
}
