package dev.wasmk8s.runtime.internal.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.runtime.AdmissionRule;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Every rule that can be made of these parts, on every request that can be made of those, against an oracle that knows
 * a rule only as one regular expression, and a request only as one line.
 */
class RuleMatcherOracleTest {
    private static final List<List<String>> OPERATIONS = List.of(
            List.of("*"),
            List.of("CREATE"),
            List.of("CONNECT"),
            List.of("UPDATE", "DELETE"),
            List.of("create"),
            List.of());
    private static final List<List<String>> GROUPS =
            List.of(List.of("*"), List.of(""), List.of("apps"), List.of("", "apps"), List.of());
    private static final List<List<String>> VERSIONS =
            List.of(List.of("*"), List.of("v1"), List.of("v2", "v3"), List.of());
    private static final List<List<String>> RESOURCES = List.of(
            List.of("*"),
            List.of("*/*"),
            List.of("pods"),
            List.of("pods/*"),
            List.of("pods/status"),
            List.of("*/status"),
            List.of("*/scale"),
            List.of("namespaces"),
            List.of("namespaces/*"),
            List.of("nodes", "pods/exec"),
            List.of("deployments", "deployments/scale"),
            List.of("p*", "pods/s*"),
            List.of("/", "*/", "/status"),
            List.of("pods/status/x"),
            List.of(""),
            List.of());
    private static final List<String> SCOPES = List.of("*", "Namespaced", "Cluster", "namespaced", "");

    private static final List<String> REQUESTED_RESOURCES = List.of("pods", "deployments", "nodes", "namespaces");
    private static final List<String> REQUESTED_SUBRESOURCES = List.of("", "status", "scale", "exec");

    /** What the oracle knows of a request. */
    private record Line(AdmissionRequest request, String text) {}

    @Test
    void all_combinations_agree_with_the_oracle() {
        List<Line> lines = requests().stream()
                .map(request -> new Line(request, line(request)))
                .toList();
        List<String> mistakes = new ArrayList<>();
        int combinations = 0;
        int matched = 0;
        for (AdmissionRule rule : rules()) {
            RuleMatcher matcher = new RuleMatcher(List.of(rule));
            Pattern oracle = Pattern.compile(expression(rule));
            for (Line line : lines) {
                boolean expected = oracle.matcher(line.text()).matches();
                if (matcher.matches(line.request()) != expected) {
                    mistakes.add(rule + " on " + line.text());
                }
                combinations++;
                matched += expected ? 1 : 0;
            }
        }
        assertThat(mistakes).isEmpty();
        assertThat(combinations).isEqualTo(9_600 * 512);
        // The same count came from a third way of matching, by sets.
        assertThat(matched).isEqualTo(36_096);
    }

    private static List<AdmissionRule> rules() {
        List<AdmissionRule> rules = new ArrayList<>();
        for (List<String> operations : OPERATIONS) {
            for (List<String> groups : GROUPS) {
                for (List<String> versions : VERSIONS) {
                    for (List<String> resources : RESOURCES) {
                        for (String scope : SCOPES) {
                            rules.add(new AdmissionRule(operations, groups, versions, resources, scope));
                        }
                    }
                }
            }
        }
        return rules;
    }

    private static List<AdmissionRequest> requests() {
        List<AdmissionRequest> requests = new ArrayList<>();
        for (Operation operation : Operation.values()) {
            for (String group : List.of("", "apps")) {
                for (String version : List.of("v1", "v2")) {
                    for (String resource : REQUESTED_RESOURCES) {
                        for (String sub : REQUESTED_SUBRESOURCES) {
                            for (String namespace : List.of("", "shop")) {
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

    /** Such as {@code namespaced UPDATE <apps> v1 deployments/scale}. */
    private static String line(AdmissionRequest request) {
        String what = "<%s> %s %s/%s"
                .formatted(
                        request.resource().group(),
                        request.resource().version(),
                        request.resource().resource(),
                        request.subResource());
        boolean cluster = request.namespace().isEmpty() || what.startsWith("<> v1 namespaces/");
        return (cluster ? "cluster " : "namespaced ") + request.operation() + " " + what;
    }

    private static String expression(AdmissionRule rule) {
        String scope =
                switch (rule.scope()) {
                    case "*" -> "(cluster|namespaced)";
                    case "Cluster" -> "cluster";
                    case "Namespaced" -> "namespaced";
                    default -> "never";
                };
        return "%s %s <%s> %s %s"
                .formatted(
                        scope,
                        anyOf(rule.operations()),
                        anyOf(rule.apiGroups()),
                        anyOf(rule.apiVersions()),
                        anyOf(rule.resources().stream()
                                .map(pattern -> pattern.contains("/") ? pattern : pattern + "/")
                                .toList()));
    }

    /** An alternative for each text. What no line can hold stands for none. */
    private static String anyOf(List<String> texts) {
        return texts.isEmpty()
                ? "nothing"
                : texts.stream().map(RuleMatcherOracleTest::halves).collect(Collectors.joining("|", "(", ")"));
    }

    private static String halves(String text) {
        int slash = text.indexOf('/');
        return slash < 0 ? half(text) : half(text.substring(0, slash)) + "/" + half(text.substring(slash + 1));
    }

    private static String half(String text) {
        return text.equals("*") ? "[^ /<>]*" : Pattern.quote(text);
    }
}
