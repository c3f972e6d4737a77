package dev.wasmk8s.runtime.internal.config;

import dev.wasmk8s.runtime.CacheTimes;
import dev.wasmk8s.runtime.FailurePolicy;
import dev.wasmk8s.runtime.Limits;
import dev.wasmk8s.runtime.MatchCondition;
import dev.wasmk8s.runtime.ModuleDefinition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The {@code webhook} of an authorizer, with the defaults and demands of the API server. */
record AuthorizationWebhookReader(FileLookup files) {
    private static final List<String> KEYS = List.of(
            "authorizedTTL",
            "cacheAuthorizedRequests",
            "unauthorizedTTL",
            "cacheUnauthorizedRequests",
            "timeout",
            "subjectAccessReviewVersion",
            "matchConditionSubjectAccessReviewVersion",
            "failurePolicy",
            "connectionInfo",
            "matchConditions");
    private static final String MODULE = "WasmModule";
    private static final List<String> CONNECTIONS = List.of(MODULE, "KubeConfigFile", "InClusterConfig");
    private static final List<String> CONNECTION_KEYS =
            Stream.concat(Stream.of("type"), ProgramReader.KEYS.stream()).toList();
    private static final Map<String, String> CONNECTION_ELSEWHERE =
            Map.of("kubeConfigFile", "A module takes the place of the server.");
    private static final List<String> REVIEWS = List.of("v1", "v1beta1");
    private static final List<String> CONDITION_REVIEWS = List.of("v1");
    private static final List<String> FAILURE_POLICIES = List.of("NoOpinion", "Deny");
    private static final int MOST_SECONDS = 30;

    Optional<ModuleDefinition> read(Field webhook, String name) {
        Fields fields = Fields.of(webhook, KEYS);
        CacheTimes cache = new CacheTimes(
                time(fields, "cacheAuthorizedRequests", "authorizedTTL", CacheTimes.AUTHORIZATION_WEBHOOK.positive()),
                time(
                        fields,
                        "cacheUnauthorizedRequests",
                        "unauthorizedTTL",
                        CacheTimes.AUTHORIZATION_WEBHOOK.negative()));
        Optional<Duration> timeout = fields.required("timeout", "Say how long a call may take, up to 30s.")
                .flatMap(field -> Durations.aboveZeroUpToSeconds(field, MOST_SECONDS));
        ProgramReader programs =
                new ProgramReader(files).withDeadline("timeout", timeout.orElse(Limits.DEFAULT.deadline()));
        checkVersion(fields);
        List<MatchCondition> conditions = conditions(fields);
        Optional<String> policy = fields.required(
                        "failurePolicy", "Possible here: " + Spelling.listed(FAILURE_POLICIES) + ".")
                .flatMap(field -> field.oneOf(FAILURE_POLICIES));
        return fields.required("connectionInfo", "Name the module there.")
                .flatMap(field -> program(programs, field, name))
                .map(definition -> definition
                        .matchConditions(conditions.toArray(MatchCondition[]::new))
                        .failurePolicy(
                                policy.filter("NoOpinion"::equals).isPresent()
                                        ? FailurePolicy.IGNORE
                                        : FailurePolicy.FAIL)
                        .cacheTimes(cache)
                        .build());
    }

    /** No time, and zero, mean the default; what is not cached has no time at all. */
    private static Duration time(Fields fields, String caches, String key, Duration byDefault) {
        boolean cached = fields.get(caches).flatMap(Field::flag).orElse(true);
        Duration time = fields.get(key)
                .flatMap(Durations::upToADay)
                .filter(given -> !given.isZero())
                .orElse(byDefault);
        return cached ? time : Duration.ZERO;
    }

    private static void checkVersion(Fields fields) {
        fields.required("subjectAccessReviewVersion", "Modules are sent reviews of version \"v1\".")
                .ifPresent(field -> field.oneOf(REVIEWS)
                        .filter(version -> !version.equals("v1"))
                        .ifPresent(version -> field.mistake(
                                "modules are never sent reviews of version " + version, "Set it to \"v1\".")));
    }

    private static List<MatchCondition> conditions(Fields fields) {
        List<MatchCondition> conditions = MatchConditionReader.unnamed(fields);
        Optional<Field> version = fields.get("matchConditionSubjectAccessReviewVersion");
        version.ifPresent(field -> field.oneOf(CONDITION_REVIEWS));
        if (version.isEmpty() && !conditions.isEmpty()) {
            fields.required(
                    "matchConditionSubjectAccessReviewVersion", "Conditions need it; it is the version that they see.");
        }
        return conditions;
    }

    private static Optional<ModuleDefinition.Builder> program(ProgramReader programs, Field connection, String name) {
        Optional<String> type = connection.peek("type");
        if (type.filter(CONNECTIONS::contains).isPresent() && !type.get().equals(MODULE)) {
            connection.mistake(
                    "a connection of type " + type.get() + " leads to a server, and a module is needed here",
                    "Set \"type\" to \"" + MODULE + "\", and \"module\" to the path of a .wasm file.");
            return Optional.empty();
        }
        Fields fields = Fields.of(connection, CONNECTION_KEYS, CONNECTION_ELSEWHERE);
        if (!fields.isObject()) {
            return Optional.empty();
        }
        fields.required("type", "Here it is \"" + MODULE + "\".").ifPresent(field -> field.oneOf(CONNECTIONS));
        return programs.read(fields, Optional.of(name));
    }
}
