package dev.wasmk8s.spec.review;

import java.util.Objects;
import java.util.Optional;

/**
 * An answered AdmissionReview as it is on the wire, not verified. Version and kind are part of it because an admission
 * answer is refused without them. Immutable.
 *
 * @param apiVersion the version; empty if absent
 * @param kind the kind; empty if absent
 * @param response the answer half
 */
public record AdmissionReviewAnswer(String apiVersion, String kind, Optional<AdmissionResponse> response) {
    /** Checks that nothing is null. */
    public AdmissionReviewAnswer {
        Objects.requireNonNull(apiVersion, "apiVersion");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(response, "response");
    }
}
