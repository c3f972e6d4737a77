package dev.wasmk8s.runtime;

import java.util.List;
import java.util.Objects;

/**
 * Which requests an admission module sees: {@code RuleWithOperations} of {@code admissionregistration.k8s.io/v1}.
 * Immutable.
 *
 * <p>A rule matches if every part does. All comparisons are exact; {@code *} is a wildcard only as a whole element,
 * or as a whole half of a resource pattern. An empty list matches nothing.
 *
 * @param operations {@code CREATE}, {@code UPDATE}, {@code DELETE}, {@code CONNECT} or {@code *}
 * @param apiGroups API groups; the empty string is the core group
 * @param apiVersions API versions
 * @param resources {@code pods}, {@code pods/status}, {@code pods/*}, {@code *}{@code /scale} and so on
 * @param scope {@code Cluster}, {@code Namespaced} or {@code *}
 */
public record AdmissionRule(
        List<String> operations,
        List<String> apiGroups,
        List<String> apiVersions,
        List<String> resources,
        String scope) {
    /** Copies the lists. */
    public AdmissionRule {
        operations = List.copyOf(operations);
        apiGroups = List.copyOf(apiGroups);
        apiVersions = List.copyOf(apiVersions);
        resources = List.copyOf(resources);
        Objects.requireNonNull(scope, "scope");
    }

    /** Every request for every resource and subresource, in any scope. */
    public static AdmissionRule everything() {
        return new AdmissionRule(List.of("*"), List.of("*"), List.of("*"), List.of("*/*"), "*");
    }
}
