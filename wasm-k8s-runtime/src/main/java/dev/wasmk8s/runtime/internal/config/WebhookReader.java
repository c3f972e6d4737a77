package dev.wasmk8s.runtime.internal.config;

import dev.wasmk8s.runtime.AdmissionOptions;
import dev.wasmk8s.runtime.AdmissionRule;
import dev.wasmk8s.runtime.FailurePolicy;
import dev.wasmk8s.runtime.LabelSelector;
import dev.wasmk8s.runtime.MatchCondition;
import dev.wasmk8s.runtime.ReinvocationPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One element of {@code webhooks}, with the defaults and demands of the API server. */
record WebhookReader(FileLookup files, boolean mutating) {
    private static final List<String> KEYS = List.of(
            "name",
            "clientConfig",
            "rules",
            "failurePolicy",
            "matchPolicy",
            "namespaceSelector",
            "objectSelector",
            "sideEffects",
            "timeoutSeconds",
            "admissionReviewVersions",
            "matchConditions");
    private static final List<String> MUTATING_KEYS =
            Stream.concat(KEYS.stream(), Stream.of("reinvocationPolicy")).toList();
    private static final List<String> MUTATING_CLIENT_KEYS =
            Stream.concat(ProgramReader.KEYS.stream(), Stream.of("jsonPatch")).toList();
    private static final String NO_SERVER = "A module takes the place of the server.";
    private static final String MUTATING_ONLY = "Only webhooks of a MutatingWebhookConfiguration have it.";
    private static final Map<String, String> ELSEWHERE = Map.of("reinvocationPolicy", MUTATING_ONLY);
    private static final Map<String, String> CLIENT_ELSEWHERE =
            Map.of("url", NO_SERVER, "service", NO_SERVER, "caBundle", NO_SERVER, "jsonPatch", MUTATING_ONLY);
    private static final List<String> SIDE_EFFECTS = List.of("None", "NoneOnDryRun");
    private static final String REVIEW_VERSION = "v1";
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /**
     * The module; empty if the file does not tell which one it is.
     *
     * @param names those of the webhooks before it
     */
    Optional<DeclaredModule> read(Field webhook, Set<String> names) {
        Fields fields = Fields.of(webhook, mutating ? MUTATING_KEYS : KEYS, ELSEWHERE);
        if (!fields.isObject()) {
            return Optional.empty();
        }
        Optional<Field> nameField = fields.required("name", "It is a DNS name of three labels or more.");
        Optional<String> name = nameField.flatMap(Field::text);
        name.ifPresent(text -> checkName(nameField.get(), text, names));
        ProgramReader programs = new ProgramReader(files).withDeadline("timeoutSeconds", timeout(fields));
        Optional<Fields> client =
                fields.required("clientConfig", "Name the module there.").map(this::client);
        List<AdmissionRule> rules = AdmissionReader.rules(fields, "webhook", WebhookRules::read);
        LabelSelector namespaces = AdmissionReader.selector(fields, "namespaceSelector");
        LabelSelector objects = AdmissionReader.selector(fields, "objectSelector");
        ReinvocationPolicy reinvocation =
                fields.get("reinvocationPolicy").map(PolicyWords::reinvocation).orElse(ReinvocationPolicy.NEVER);
        List<MatchCondition> conditions = MatchConditionReader.named(fields);
        FailurePolicy policy = PolicyWords.failurePolicy(fields).orElse(FailurePolicy.FAIL);
        MatchPolicyNote.read(fields, webhook.origin());
        fields.required("sideEffects", "Possible here: " + Spelling.listed(SIDE_EFFECTS) + ".")
                .ifPresent(field -> field.oneOf(SIDE_EFFECTS));
        checkVersions(fields);
        boolean jsonPatch = client.filter(config -> config.flag("jsonPatch")).isPresent();
        AdmissionOptions admission =
                new AdmissionOptions(mutating, rules, namespaces, objects, reinvocation, jsonPatch);
        return client.filter(Fields::isObject)
                .flatMap(config -> programs.read(config, name))
                .filter(definition -> name.isPresent())
                .map(definition -> definition
                        .admission(admission)
                        .matchConditions(conditions.toArray(MatchCondition[]::new))
                        .failurePolicy(policy)
                        .build())
                .map(definition -> new DeclaredModule(definition, webhook.origin()));
    }

    private Fields client(Field clientConfig) {
        return Fields.of(clientConfig, mutating ? MUTATING_CLIENT_KEYS : ProgramReader.KEYS, CLIENT_ELSEWHERE);
    }

    private static Duration timeout(Fields fields) {
        return fields.get("timeoutSeconds")
                .flatMap(field -> field.wholeNumber(1, 30))
                .map(Duration::ofSeconds)
                .orElse(TIMEOUT);
    }

    private static void checkName(Field field, String name, Set<String> names) {
        if (!ApiNames.isFullyQualified(name)) {
            field.mistake(
                    "\"" + name + "\" is not the name of a webhook",
                    "A name is a DNS name in lower case of three labels or more, such as \"tags.policies.example\".");
        } else if (!names.add(name)) {
            field.mistake("another webhook has the name \"" + name + "\"", "Give it another one.");
        }
    }

    private static void checkVersions(Fields fields) {
        Optional<Field> versions =
                fields.required("admissionReviewVersions", "Modules are sent reviews of version \"v1\".");
        versions.ifPresent(field -> {
            List<String> texts = field.texts();
            if (field.isList() && !texts.contains(REVIEW_VERSION)) {
                field.mistake("modules are sent reviews of version v1, which is not among them", "Add \"v1\".");
            }
        });
    }
}
