package dev.wasmk8s.runtime.internal.match;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.GroupVersionKind;
import dev.wasmk8s.admission.GroupVersionResource;
import dev.wasmk8s.runtime.AdmissionRule;
import java.util.List;
import java.util.Set;

/**
 * The admission rules of one module, as the API server matches those of a webhook: a rule matches if its scope,
 * operation, group, version and resource do, and one rule suffices. Comparisons are exact. Match policy is
 * {@code Exact}: the request is taken as it is.
 *
 * <p>Immutable and thread-safe.
 *
 * @param rules none means that nothing matches
 */
public record RuleMatcher(List<AdmissionRule> rules) {
    private static final String ANY = "*";
    private static final String CONFIGURATION_GROUP = "admissionregistration.k8s.io";
    private static final Set<String> CONFIGURATION_KINDS = Set.of(
            "ValidatingWebhookConfiguration",
            "MutatingWebhookConfiguration",
            "ValidatingAdmissionPolicy",
            "ValidatingAdmissionPolicyBinding",
            "MutatingAdmissionPolicy",
            "MutatingAdmissionPolicyBinding");

    /** Copies the list. */
    public RuleMatcher {
        rules = List.copyOf(rules);
    }

    /**
     * Whether no module at all sees the request: it is about the configuration of admission itself, which must stay
     * mendable when admission is broken.
     */
    public static boolean isExempt(AdmissionRequest request) {
        GroupVersionKind kind = request.kind();
        return kind.group().equals(CONFIGURATION_GROUP) && CONFIGURATION_KINDS.contains(kind.kind());
    }

    /** Whether a rule matches. */
    public boolean matches(AdmissionRequest request) {
        for (AdmissionRule rule : rules) {
            if (matches(rule, request)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(AdmissionRule rule, AdmissionRequest request) {
        return scope(rule.scope(), request)
                && contains(rule.operations(), request.operation().name())
                && contains(rule.apiGroups(), request.resource().group())
                && contains(rule.apiVersions(), request.resource().version())
                && resource(rule.resources(), request.resource().resource(), request.subResource());
    }

    private static boolean scope(String scope, AdmissionRequest request) {
        return switch (scope) {
            case ANY -> true;
            case "Namespaced" -> isNamespaced(request);
            case "Cluster" -> !isNamespaced(request);
            default -> false;
        };
    }

    /** A Namespace is of the cluster, although its request carries its own name as namespace. */
    private static boolean isNamespaced(AdmissionRequest request) {
        return !request.namespace().isEmpty() && !isNamespaces(request.resource());
    }

    static boolean isNamespaces(GroupVersionResource resource) {
        return resource.group().isEmpty()
                && resource.version().equals("v1")
                && resource.resource().equals("namespaces");
    }

    private static boolean contains(List<String> wanted, String value) {
        return wanted.contains(ANY) || wanted.contains(value);
    }

    private static boolean resource(List<String> patterns, String resource, String subresource) {
        for (String pattern : patterns) {
            int slash = pattern.indexOf('/');
            int end = slash < 0 ? pattern.length() : slash;
            int begin = slash < 0 ? pattern.length() : slash + 1;
            if (part(pattern, 0, end, resource) && part(pattern, begin, pattern.length(), subresource)) {
                return true;
            }
        }
        return false;
    }

    private static boolean part(String pattern, int begin, int end, String value) {
        int length = end - begin;
        return (length == 1 && pattern.charAt(begin) == '*')
                || (length == value.length() && pattern.startsWith(value, begin));
    }
}
