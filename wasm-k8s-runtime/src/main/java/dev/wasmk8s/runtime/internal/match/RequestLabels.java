package dev.wasmk8s.runtime.internal.match;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.GroupVersionKind;
import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.spec.object.ObjectLabels;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The labels by which selectors judge an object of a request. */
final class RequestLabels {
    /** The API server gives it to every namespace, whatever a client sends. */
    private static final String NAME_LABEL = "kubernetes.io/metadata.name";

    private RequestLabels() {}

    /**
     * Reads them.
     *
     * @param object the new or the old object of the request
     * @return empty if no selector can match, because there is no object, or nothing that has labels
     * @throws dev.wasmk8s.review.ReviewException with {@code REQUEST_MALFORMED} if they cannot be read
     */
    static Optional<Map<String, String>> of(AdmissionRequest request, Optional<RawJson> object) {
        if (object.isEmpty()) {
            return Optional.empty();
        }
        Optional<Map<String, String>> labels = ObjectLabels.read(object.get(), FailureCode.REQUEST_MALFORMED);
        if (labels.isEmpty() && request.operation() == Operation.CONNECT) {
            // The options of a connection, which are no object with metadata.
            return labels;
        }
        Map<String, String> own = labels.orElse(Map.of());
        return Optional.of(isNamespace(request) && !request.name().isEmpty() ? named(own, request.name()) : own);
    }

    /** Whether the object is a Namespace. */
    static boolean isNamespace(AdmissionRequest request) {
        GroupVersionKind kind = request.kind();
        return kind.group().isEmpty() && kind.kind().equals("Namespace");
    }

    private static Map<String, String> named(Map<String, String> labels, String name) {
        Map<String, String> named = new HashMap<>(labels);
        named.put(NAME_LABEL, name);
        return named;
    }
}
