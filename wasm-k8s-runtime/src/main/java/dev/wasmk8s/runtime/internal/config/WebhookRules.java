package dev.wasmk8s.runtime.internal.config;

import dev.wasmk8s.runtime.AdmissionRule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The rules of webhooks: as those of modules, but for what the API server refuses although it has a meaning. */
final class WebhookRules {
    private WebhookRules() {}

    static Optional<AdmissionRule> read(Field element) {
        Optional<AdmissionRule> rule = RuleReader.read(element);
        rule.ifPresent(read -> {
            checkAlone(element, "operations", read.operations());
            checkAlone(element, "apiGroups", read.apiGroups());
            checkAlone(element, "apiVersions", read.apiVersions());
            checkOverlaps(element, read.resources());
        });
        return rule;
    }

    private static void checkAlone(Field rule, String part, List<String> values) {
        if (values.size() > 1 && values.contains("*")) {
            rule.mistake("\"*\" in " + part + " includes what else stands there", "Leave one or the other out.");
        }
    }

    private static void checkOverlaps(Field rule, List<String> resources) {
        for (int i = 0; i < resources.size(); i++) {
            String resource = resources.get(i);
            Stream<String> everywhere =
                    resources.stream().filter(other -> !other.equals(resource) && includesAll(other, resource));
            Stream<String> before =
                    resources.subList(0, i).stream().filter(other -> includesSubresource(other, resource));
            Stream.concat(everywhere, before)
                    .findFirst()
                    .ifPresent(other -> rule.mistake(
                            "\"" + other + "\" in resources includes \"" + resource + "\"", "Leave the latter out."));
        }
    }

    private static boolean includesAll(String wide, String narrow) {
        return wide.equals("*/*") || (wide.equals("*") && narrow.indexOf('/') < 0);
    }

    /** Looked for in front of the other pattern only, as the API server does: it takes the reverse. */
    private static boolean includesSubresource(String wide, String narrow) {
        int slash = narrow.indexOf('/');
        return slash >= 0
                && !wide.equals(narrow)
                && (wide.equals(narrow.substring(0, slash) + "/*") || wide.equals("*" + narrow.substring(slash)));
    }
}
