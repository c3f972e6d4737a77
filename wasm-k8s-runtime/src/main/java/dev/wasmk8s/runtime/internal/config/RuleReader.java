package dev.wasmk8s.runtime.internal.config;

import dev.wasmk8s.runtime.AdmissionRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Admission rules. Besides wrong types it reports what can never match a request, because a rule that never matches is
 * a policy that nobody enforces.
 */
final class RuleReader {
    private static final List<String> KEYS = List.of("operations", "apiGroups", "apiVersions", "resources", "scope");
    private static final List<String> OPERATIONS = List.of("CREATE", "UPDATE", "DELETE", "CONNECT", "*");
    private static final List<String> SCOPES = List.of("Cluster", "Namespaced", "*");

    private RuleReader() {}

    static Optional<AdmissionRule> read(Field rule) {
        Fields fields = Fields.of(rule, KEYS);
        return fields.isObject() ? Optional.of(read(fields)) : Optional.empty();
    }

    private static AdmissionRule read(Fields fields) {
        return new AdmissionRule(
                list(fields, "operations", (field, operation) -> field.oneOf(OPERATIONS)),
                list(fields, "apiGroups", RuleReader::checkGroup),
                list(fields, "apiVersions", RuleReader::checkVersion),
                list(fields, "resources", RuleReader::checkResource),
                fields.get("scope").flatMap(field -> field.oneOf(SCOPES)).orElse("*"));
    }

    private static List<String> list(Fields rule, String key, BiConsumer<Field, String> check) {
        Optional<Field> list = rule.get(key);
        if (list.isEmpty() || list.get().isEmptyList()) {
            rule.owner()
                    .mistake(
                            "the rule matches nothing, because it has no " + key,
                            "List them, or write [\"*\"] for all.");
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (Field element : list.get().elements()) {
            element.text().ifPresent(text -> {
                check.accept(element, text);
                texts.add(text);
            });
        }
        return texts;
    }

    private static void checkGroup(Field field, String group) {
        if (group.equals("core")) {
            field.mistake("no API group has the name \"core\"", "The core group is the empty string: \"\".");
        } else if (group.contains("/")) {
            field.mistake(
                    "\"" + group + "\" is not an API group",
                    "A version goes into apiVersions, a resource into resources.");
        } else {
            checkWildcard(field, group);
        }
    }

    private static void checkVersion(Field field, String version) {
        if (version.isEmpty() || version.contains("/")) {
            field.mistake("\"" + version + "\" is not an API version", "Write the version alone, such as \"v1\".");
        } else {
            checkWildcard(field, version);
        }
    }

    private static void checkResource(Field field, String resource) {
        if (resource.isEmpty() || resource.startsWith("/") || resource.indexOf('/') != resource.lastIndexOf('/')) {
            field.mistake(
                    "\"" + resource + "\" is not a resource",
                    "Write RESOURCE or RESOURCE/SUBRESOURCE, in the plural and in lower case.");
            return;
        }
        for (String half : resource.split("/", 2)) {
            checkWildcard(field, half);
        }
    }

    private static void checkWildcard(Field field, String part) {
        if (part.contains("*") && !part.equals("*")) {
            field.mistake("\"" + part + "\" matches nothing", "\"*\" stands for all; it cannot be part of a name.");
        }
    }
}
