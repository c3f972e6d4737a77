package dev.wasmk8s.fuzzing;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.GroupVersionKind;
import dev.wasmk8s.admission.GroupVersionResource;
import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.runtime.AdmissionRule;
import dev.wasmk8s.runtime.internal.match.RuleMatcher;
import java.util.ArrayList;
import java.util.List;

/** Rules match a request as a matcher says that splits texts and compares parts. */
public final class RuleTarget {
    private static final List<String> WORDS = List.of(
            "*", "", "v1", "pods", "namespaces", "apps", "status", "pods/status", "*/status", "pods/*", "*/*", "/");
    private static final List<String> SCOPES = List.of("*", "Namespaced", "Cluster", "");
    private static final UserInfo ANN = UserInfo.of("ann");
    private static final GroupVersionKind KIND = new GroupVersionKind("", "v1", "Pod");

    private RuleTarget() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        Input input = new Input(bytes);
        GroupVersionResource resource = new GroupVersionResource(word(input), word(input), word(input));
        AdmissionRequest request = AdmissionRequest.builder(Operation.values()[input.below(4)], KIND, resource, ANN)
                .uid("u")
                .subResource(word(input))
                .namespace(input.flag() ? "shop" : "")
                .build();
        List<AdmissionRule> rules = new ArrayList<>();
        boolean expected = false;
        for (int i = input.below(4); i > 0; i--) {
            AdmissionRule rule =
                    new AdmissionRule(operations(input), words(input), words(input), words(input), input.of(SCOPES));
            rules.add(rule);
            expected |= matches(rule, request);
        }
        Finding.unlessEqual(new RuleMatcher(rules).matches(request), expected, "rules " + rules + " on " + request);
    }

    private static String word(Input input) {
        int choice = input.next();
        return choice < 250 ? WORDS.get(choice % WORDS.size()) : input.textUntil(' ');
    }

    private static List<String> words(Input input) {
        List<String> words = new ArrayList<>();
        for (int i = input.below(4); i > 0; i--) {
            words.add(word(input));
        }
        return words;
    }

    private static List<String> operations(Input input) {
        List<String> operations = new ArrayList<>();
        int chosen = input.next();
        for (Operation operation : Operation.values()) {
            if ((chosen & 1 << operation.ordinal()) != 0) {
                operations.add(operation.name());
            }
        }
        if ((chosen & 0x30) == 0x30) {
            operations.add("*");
        }
        return operations;
    }

    private static boolean matches(AdmissionRule rule, AdmissionRequest request) {
        boolean cluster = request.namespace().isEmpty()
                || request.resource().equals(new GroupVersionResource("", "v1", "namespaces"));
        boolean scope = rule.scope().equals("*") || rule.scope().equals(cluster ? "Cluster" : "Namespaced");
        return scope
                && any(rule.operations(), request.operation().name())
                && any(rule.apiGroups(), request.resource().group())
                && any(rule.apiVersions(), request.resource().version())
                && rule.resources().stream().anyMatch(pattern -> resource(pattern, request));
    }

    private static boolean any(List<String> patterns, String value) {
        return patterns.stream().anyMatch(pattern -> one(pattern, value));
    }

    private static boolean one(String pattern, String value) {
        return pattern.equals("*") || pattern.equals(value);
    }

    /** As the API server splits it: at the first slash; without one the subresource must be none. */
    private static boolean resource(String pattern, AdmissionRequest request) {
        String[] parts = pattern.split("/", 2);
        String sub = parts.length > 1 ? parts[1] : "";
        return one(parts[0], request.resource().resource()) && one(sub, request.subResource());
    }
}
