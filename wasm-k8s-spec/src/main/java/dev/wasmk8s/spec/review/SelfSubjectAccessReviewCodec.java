package dev.wasmk8s.spec.review;

import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.spec.UseCase;

/**
 * SelfSubjectAccessReviews ({@code authorization.k8s.io/v1}) between bytes and values: what a user asks about itself. The
 * user is who sends it, and never what it says.
 */
public final class SelfSubjectAccessReviewCodec {
    private static final String KIND = "SelfSubjectAccessReview";

    private SelfSubjectAccessReviewCodec() {}

    /**
     * Reads the request half of a caller's review. Version, kind and exactly one of the attribute sets are required.
     *
     * @param caller who sent it
     * @throws dev.wasmk8s.review.ReviewException with {@code REQUEST_MALFORMED} if it cannot be read
     */
    public static SubjectAccessReviewSpec readRequest(RawJson review, UserInfo caller) {
        SubjectAccessReviewSpec asked = ReviewDocument.readRequest(
                review, UseCase.AUTHORIZATION.apiVersion(), KIND, "spec", AccessSpecCodec::read);
        return new SubjectAccessReviewSpec(caller, asked.resourceAttributes(), asked.nonResourceAttributes());
    }

    /** Writes a review with its answer half. */
    public static RawJson writeAnswer(SubjectAccessReviewStatus status) {
        return SubjectAccessReviewCodec.writeAnswer(KIND, status);
    }
}
