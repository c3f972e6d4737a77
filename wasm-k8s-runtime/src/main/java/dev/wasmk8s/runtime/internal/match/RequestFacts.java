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
    private @Nullable Optional<Map<String, String>> oldLabels;

    /** The request that the following are of. */
    private @Nullable AdmissionRequest version;

    private @Nullable Optional<Map<String, String>> labels;
    private @Nullable AdmissionVariables variables;

    RequestFacts(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** The labels of the new object; empty if no selector can match it. */
    Optional<Map<String, String>> labels(AdmissionRequest request) {
        lookAt(request);
        if (labels == null) {
            labels = RequestLabels.of(request, request.object());
        }
        return labels;
    }

    /** The labels of the old object; empty if no selector can match it. */
    Optional<Map<String, String>> oldLabels(AdmissionRequest request) {
        if (oldLabels == null) {
            oldLabels = RequestLabels.of(request, request.oldObject());
        }
        return oldLabels;
    }

    /** The namespace of the request. */
    NamespaceFinder namespace(AdmissionRequest request) {
        if (namespace == null) {
            namespace = new NamespaceFinder(surroundings.namespaces(), request.namespace());
        }
        return namespace;
    }

    /** What match conditions see. */
    AdmissionVariables variables(AdmissionRequest request) {
        lookAt(request);
        if (variables == null) {
            variables =
                    new AdmissionVariables(request, () -> namespaceObject(request), surroundings.authorizer());
        }
        return variables;
    }

    private void lookAt(AdmissionRequest request) {
        if (version != request) {
            version = request;
            labels = null;
            variables = null;
        }
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
}
