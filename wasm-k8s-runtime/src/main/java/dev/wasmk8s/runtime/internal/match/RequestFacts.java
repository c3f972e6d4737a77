package dev.wasmk8s.runtime.internal.match;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.expression.AdmissionVariables;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What matchers want to know of one request beside what rules look at. All matchers of a chain share it, and each thing
 * is found out when the first asks: the Namespace once, the rest anew when the object was changed. Used by one thread.
 */
public final class RequestFacts {
    private final Surroundings surroundings;
    private @Nullable NamespaceFinder namespace;
    private @Nullable Version version;

    RequestFacts(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** The labels of the new object; empty if no selector can match it. */
    Optional<Map<String, String>> labels(AdmissionRequest request) {
        return version(request).labels.get();
    }

    /** The labels of the old object; empty if no selector can match it. */
    Optional<Map<String, String>> oldLabels(AdmissionRequest request) {
        return version(request).oldLabels.get();
    }

    /** What match conditions see. */
    AdmissionVariables variables(AdmissionRequest request) {
        return version(request).variables.get();
    }

    /** The namespace of the request. */
    NamespaceFinder namespace(AdmissionRequest request) {
        if (namespace == null) {
            namespace = new NamespaceFinder(surroundings.namespaces(), request.namespace());
        }
        return namespace;
    }

    @SuppressWarnings("ReferenceEquality") // a walk makes another request when it changes the object
    private Version version(AdmissionRequest request) {
        if (version == null || version.request != request) {
            version = new Version(request);
        }
        return version;
    }

    /** A Namespace is in none, although its request carries its own name. */
    private Optional<RawJson> namespaceObject(AdmissionRequest request) {
        if (request.namespace().isEmpty() || RequestLabels.isNamespace(request)) {
            return Optional.empty();
        }
        Optional<RawJson> found = namespace(request).object();
        if (found.isEmpty()) {
            throw new ReviewException(
                    FailureCode.CONDITION_FAILED, "namespaces \"" + request.namespace() + "\" not found");
        }
        return found;
    }

    /** The request with the object as it is at a time. */
    private final class Version {
        private final AdmissionRequest request;
        private final Once<Optional<Map<String, String>>> labels;
        private final Once<Optional<Map<String, String>>> oldLabels;
        private final Once<AdmissionVariables> variables;

        private Version(AdmissionRequest request) {
            this.request = request;
            labels = new Once<>(() -> RequestLabels.of(request, request.object()));
            oldLabels = new Once<>(() -> RequestLabels.of(request, request.oldObject()));
            variables = new Once<>(
                    () -> new AdmissionVariables(request, () -> namespaceObject(request), surroundings.authorizer()));
        }
    }
}
