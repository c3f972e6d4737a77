package dev.wasmk8s.runtime.internal.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.runtime.AdmissionRule;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every combination of a few values, against an oracle that knows rules only as regular expressions. */
class RuleMatcherOracleTest {
    @Test
    void allCombinationsAgreeWithTheOracle() {
        List<AdmissionRule> rules = new ArrayList<>();
        for (String operation : List.of("*", "CREATE", "CONNECT")) {
            for (String group : List.of("*", "", "apps")) {
                for (String version : List.of("*", "v1")) {
                    for (String resource : List.of("*", "*/*", "pods", "pods/*", "*/status", "namespaces", "p*/x")) {
                        for (String scope : List.of("*", "Namespaced", "Cluster", "Other")) {
                            rules.add(new AdmissionRule(
                                    List.of(operation), List.of(group), List.of(version), List.of(resource), scope));
                        }
                    }
                }
            }
        }
        int matched = 0;
        for (AdmissionRequest request : requests()) {
            for (AdmissionRule rule : rules) {
                boolean expected = oracle(rule, request);
                assertThat(new RuleMatcher(List.of(rule)).matches(request))
                        .as("%s on %s", rule, request)
                        .isEqualTo(expected);
                matched += expected ? 1 : 0;
            }
        }
        assertThat(matched).isGreaterThan(1000);
    }

    private static List<AdmissionRequest> requests() {
        List<AdmissionRequest> requests = new ArrayList<>();
        for (Operation operation : Operation.values()) {
            for (String group : List.of("", "apps")) {
                for (String version : List.of("v1", "v2")) {
                    for (String resource : List.of("pods", "namespaces", "nodes")) {
                        for (String sub : List.of("", "status", "x")) {
                            for (String namespace : List.of("", "default")) {
                                requests.add(
                                        RuleMatcherTest.request(operation, group, version, resource, sub, namespace));
                            }
                        }
                    }
                }
            }
        }
        return requests;
    }

    private static boolean oracle(AdmissionRule rule, AdmissionRequest request) {
        String scopes = request.namespace().isEmpty() ? "cluster" : "namespaced";
        if ((request.resource() + "").equals("GroupVersionResource[group=, version=v1, resource=namespaces]")) {
            scopes = "cluster";
        }
        String line = String.join(
                " ",
                scopes,
                request.operation() + "",
                "<" + request.resource().group() + ">",
                request.resource().version(),
                request.resource().resource() + "/" + request.subResource());
        String scope =
                switch (rule.scope()) {
                    case "*" -> "(cluster|namespaced)";
                    case "Cluster" -> "cluster";
                    case "Namespaced" -> "namespaced";
                    default -> "never";
                };
        String pattern = rule.resources().get(0);
        String resource = pattern.contains("/") ? pattern : pattern + "/";
        String expression = scope + " " + glob(rule.operations().get(0)) + " <"
                + glob(rule.apiGroups().get(0)) + "> "
                + glob(rule.apiVersions().get(0)) + " " + glob(resource.substring(0, resource.indexOf('/'))) + "/"
                + glob(resource.substring(resource.indexOf('/') + 1));
        return line.matches(expression);
    }

    private static String glob(String pattern) {
        return pattern.equals("*") ? "[^ /]*" : Pattern.quote(pattern);
    }
}
