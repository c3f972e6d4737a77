package dev.wasmk8s.runtime.internal.match;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.LabelSelector;
import java.util.Map;
import java.util.Optional;

/**
 * The two selectors of one module. Immutable and thread-safe.
 *
 * @param ofNamespaces selects by the labels of the namespace
 * @param ofObjects selects by the labels of the object
 */
record Selectors(LabelSelector ofNamespaces, LabelSelector ofObjects) {
    /** Whether everything is selected. */
    boolean areEmpty() {
        return ofNamespaces.isEmpty() && ofObjects.isEmpty();
    }

    /**
     * Holds them against a request. One that clearly does not match outdoes one that failed.
     *
     * @throws ReviewException if the walk cannot go on
     */
    AdmissionMatch match(AdmissionRequest request, RequestFacts facts) {
        AdmissionMatch namespace = namespace(request, facts);
        if (namespace instanceof AdmissionMatch.Skipped) {
            return namespace;
        }
        AdmissionMatch object = object(request, facts);
        return object instanceof AdmissionMatch.Skipped || namespace instanceof AdmissionMatch.Seen
                ? object
                : namespace;
    }

    private AdmissionMatch namespace(AdmissionRequest request, RequestFacts facts) {
        boolean isNamespaces = RuleMatcher.isNamespaces(request.resource());
        if (ofNamespaces.isEmpty() || (request.namespace().isEmpty() && !isNamespaces)) {
            return AdmissionMatch.SEEN;
        }
        try {
            if (isNamespaces && request.subResource().isEmpty() && isWritten(request.operation())) {
                return matched(ofNamespaces.matches(submitted(request, facts)), AdmissionMatch.SKIPPED_BY_NAMESPACE);
            }
            Optional<Map<String, String>> stored = facts.namespace(request).labels();
            return stored.isPresent()
                    ? matched(ofNamespaces.matches(stored.get()), AdmissionMatch.SKIPPED_BY_NAMESPACE)
                    : Refusals.namespaceNotFound(request.namespace());
        } catch (ReviewException e) {
            return failed(e);
        }
    }

    private static boolean isWritten(Operation operation) {
        return operation == Operation.CREATE || operation == Operation.UPDATE;
    }

    /** What is stored is not there yet, or is what this request is about to change. */
    private static Map<String, String> submitted(AdmissionRequest request, RequestFacts facts) {
        return facts.labels(request)
                .orElseThrow(() -> new ReviewException(FailureCode.REQUEST_MALFORMED, "the request has no object"));
    }

    private AdmissionMatch object(AdmissionRequest request, RequestFacts facts) {
        if (ofObjects.isEmpty()) {
            return AdmissionMatch.SEEN;
        }
        try {
            boolean selected = selects(facts.labels(request)) || selects(facts.oldLabels(request));
            return matched(selected, AdmissionMatch.SKIPPED_BY_OBJECT);
        } catch (ReviewException e) {
            return failed(e);
        }
    }

    private boolean selects(Optional<Map<String, String>> labels) {
        return labels.isPresent() && ofObjects.matches(labels.get());
    }

    private static AdmissionMatch matched(boolean matches, AdmissionMatch otherwise) {
        return matches ? AdmissionMatch.SEEN : otherwise;
    }

    private static AdmissionMatch failed(ReviewException failure) {
        if (failure.code() == FailureCode.INTERRUPTED || failure.code() == FailureCode.CLOSED) {
            throw failure;
        }
        return Refusals.selectorFailed(failure);
    }
}
