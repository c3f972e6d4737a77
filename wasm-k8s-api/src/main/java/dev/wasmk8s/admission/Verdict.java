package dev.wasmk8s.admission;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.ReviewException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The answer to an AdmissionReview. Immutable.
 *
 * <p>Warnings and audit annotations belong to either answer: the API server emits them for denied requests too.
 */
public sealed interface Verdict {
    /** Texts for the client, which the API server sends as {@code Warning} headers, in order. */
    List<String> warnings();

    /** What the audit log should tell: the key with the module's name before it ({@code NAME/KEY}), and the value. */
    Map<String, String> auditAnnotations();

    /**
     * What went wrong on the way to this verdict: failures that a failure policy passed over, or the one that became
     * a denial. Empty if nothing did.
     */
    List<ReviewException> errors();

    /**
     * The object may be stored.
     *
     * @param object the object to store in place of the one submitted; absent if it is to stay as it is
     */
    record Allowed(
            Optional<RawJson> object,
            List<String> warnings,
            Map<String, String> auditAnnotations,
            List<ReviewException> errors)
            implements Verdict {
        /** Copies the collections. */
        public Allowed {
            Objects.requireNonNull(object, "object");
            warnings = List.copyOf(warnings);
            auditAnnotations = inOrder(auditAnnotations);
            errors = List.copyOf(errors);
        }
    }

    /**
     * The request is refused.
     *
     * @param status what the client is told; its code is at least 400
     */
    record Denied(
            Status status, List<String> warnings, Map<String, String> auditAnnotations, List<ReviewException> errors)
            implements Verdict {
        /** Copies the collections. */
        public Denied {
            Objects.requireNonNull(status, "status");
            warnings = List.copyOf(warnings);
            auditAnnotations = inOrder(auditAnnotations);
            errors = List.copyOf(errors);
        }
    }

    /** A copy that keeps the order; most verdicts have nothing to copy. */
    private static Map<String, String> inOrder(Map<String, String> annotations) {
        return annotations.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
    }

    /** Allowed as submitted, with nothing to add. */
    static Verdict allowed() {
        return new Allowed(Optional.empty(), List.of(), Map.of(), List.of());
    }

    /** Allowed with another object. */
    static Verdict allowed(RawJson object) {
        return new Allowed(Optional.of(object), List.of(), Map.of(), List.of());
    }

    /** Denied, with nothing to add. */
    static Verdict denied(Status status) {
        return new Denied(status, List.of(), Map.of(), List.of());
    }
}
