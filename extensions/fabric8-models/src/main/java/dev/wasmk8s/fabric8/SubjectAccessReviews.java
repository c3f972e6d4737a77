package dev.wasmk8s.fabric8;

import dev.wasmk8s.authorization.Authorizer;
import dev.wasmk8s.authorization.Decision;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.spec.review.SubjectAccessReviewCodec;
import dev.wasmk8s.spec.review.SubjectAccessReviewStatus;
import dev.wasmk8s.spec.verify.SubjectAccessReviewVerifier;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReview;

/**
 * Converts SubjectAccessReviews, {@code authorization.k8s.io/v1}, by way of their wire form. What the value types have
 * no place for, such as {@code metadata} and unknown fields of a review, does not come along.
 */
public final class SubjectAccessReviews {
    private static final ResourceJson JSON = ResourceJson.standard();

    private SubjectAccessReviews() {}

    /**
     * Answers a review.
     *
     * @return a review with the answer half alone, as a webhook answers
     * @throws ReviewException if {@link #toSpec} or the authorizer throws it. A webhook answers with HTTP 500.
     */
    public static SubjectAccessReview answer(SubjectAccessReview review, Authorizer authorizer) {
        return toAnswer(authorizer.authorize(toSpec(review)));
    }

    /**
     * Reads the request half of a review.
     *
     * @throws ReviewException with {@code REQUEST_MALFORMED} if it is incomplete
     */
    public static SubjectAccessReviewSpec toSpec(SubjectAccessReview review) {
        return SubjectAccessReviewCodec.readRequest(JSON.write(review));
    }

    /** Makes a review with the request half, as one puts it to an API server. */
    public static SubjectAccessReview toReview(SubjectAccessReviewSpec spec) {
        return JSON.read(SubjectAccessReviewCodec.writeRequest(spec), SubjectAccessReview.class);
    }

    /**
     * Reads the answer half of a review. {@code evaluationError} has no part in it, as in the API server.
     *
     * @param from who answered, for the error of an answer that is both allowed and denied
     */
    public static Decision toDecision(SubjectAccessReview answered, String from) {
        SubjectAccessReviewStatus status = SubjectAccessReviewCodec.readStatus(JSON.write(answered));
        return SubjectAccessReviewVerifier.verify(status, from);
    }

    /** Makes a review with the answer half alone. Errors of the decision become its {@code evaluationError}. */
    public static SubjectAccessReview toAnswer(Decision decision) {
        return JSON.read(
                SubjectAccessReviewCodec.writeAnswer(SubjectAccessReviewStatus.of(decision)),
                SubjectAccessReview.class);
    }
}
