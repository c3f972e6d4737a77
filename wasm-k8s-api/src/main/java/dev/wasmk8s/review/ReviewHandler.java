package dev.wasmk8s.review;

import dev.wasmk8s.json.RawJson;

/**
 * Answers whole review documents: what a webhook speaks.
 *
 * <p>Implementations are safe for use by several threads. A call blocks until the review is decided or its deadline
 * has passed.
 */
@FunctionalInterface
public interface ReviewHandler {
    /**
     * Answers one review.
     *
     * @param review a TokenReview, SubjectAccessReview or AdmissionReview with its request half filled, of the kind
     *     that this handler is for
     * @return a review of the same kind and version with its answer half filled
     * @throws ReviewException with {@link FailureCode#REQUEST_MALFORMED} if the document is not such a review, or
     *     with another code if it could not be decided
     */
    RawJson handle(RawJson review);
}
