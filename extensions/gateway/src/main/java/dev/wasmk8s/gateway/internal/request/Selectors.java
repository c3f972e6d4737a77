package dev.wasmk8s.gateway.internal.request;

import dev.wasmk8s.authorization.SelectorAttributes;
import dev.wasmk8s.authorization.SelectorAttributes.Requirement;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Selectors as an authorizer gets them from the API server: requirements only. What cannot be read, and operators that
 * a SubjectAccessReview has no word for, are left out, which asks for the wider access.
 */
public final class Selectors {
    private static final Set<String> KNOWN = Set.of("In", "NotIn", "Exists", "DoesNotExist");

    private Selectors() {}

    /** A field selector as sent; absent if nothing in it narrows the access. */
    public static Optional<SelectorAttributes> fields(String selector) {
        return attributes(FieldSelector.parse(selector));
    }

    /** A label selector as sent; absent if nothing in it narrows the access. */
    public static Optional<SelectorAttributes> labels(String selector) {
        return attributes(LabelSelector.parse(selector));
    }

    private static Optional<SelectorAttributes> attributes(Optional<List<Requirement>> parsed) {
        return parsed.map(all -> all.stream()
                        .filter(one -> KNOWN.contains(one.operator()))
                        .toList())
                .filter(known -> !known.isEmpty())
                .map(known -> new SelectorAttributes("", known));
    }
}
