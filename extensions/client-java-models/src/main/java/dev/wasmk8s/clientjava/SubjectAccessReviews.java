package dev.wasmk8s.clientjava;

import dev.wasmk8s.authorization.Authorizer;
import dev.wasmk8s.authorization.Decision;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.spec.UseCase;
import dev.wasmk8s.spec.review.SubjectAccessReviewCodec;
import dev.wasmk8s.spec.review.SubjectAccessReviewStatus;
import dev.wasmk8s.spec.verify.SubjectAccessReviewVerifier;
import io.kubernetes.client.openapi.models.V1SubjectAccessReview;
import io.kubernetes.client.openapi.models.V1SubjectAccessReviewSpec;
import io.kubernetes.client.openapi.models.V1SubjectAccessReviewStatus;

/**
 * Converts SubjectAccessReviews, {@code authorization.k8s.io/v1}, by way of their wire form. What the value types have
 * no place for, such as {@code metadata} of a review, does not come along.
 */
public final class SubjectAccessReviews {
    private static final ReviewJson<V1SubjectAccessReview, V1SubjectAccessReviewStatus> JSON =
            new ReviewJson<>(UseCase.AUTHORIZATION, V1SubjectAccessReview.class, V1SubjectAccessReviewStatus.class);

    private SubjectAccessReviews() {}

    /**
     * Answers a review.
     *
     * @return a review with the answer half alone, as a webhook answers
     * @throws ReviewException if {@link #toSpec} or the authorizer throws it. A webhook answers with HTTP 500.
     */
    public static V1SubjectAccessReview answer(V1SubjectAccessReview review, Authorizer authorizer) {
        return toAnswer(authorizer.authorize(toSpec(review)));
    }

    /**
     * Reads the request half of a review. Version and kind may be missing, since the class says it all.
     *
     * @throws ReviewException with {@code REQUEST_MALFORMED} if it is incomplete
     */
    public static SubjectAccessReviewSpec toSpec(V1SubjectAccessReview review) {
        return SubjectAccessReviewCodec.readRequest(JSON.write(review));
    }

    /** Makes a review with the request half, as one puts it to an API server. */
    public static V1SubjectAccessReview toReview(SubjectAccessReviewSpec spec) {
        return JSON.readRequest(SubjectAccessReviewCodec.writeRequest(spec));
    }

    /**
     * Reads the answer half of a review. {@code evaluationError} has no part in it, as in the API server.
     *
     * @param from who answered, for the error of an answer that is both allowed and denied
     */
    public static Decision toDecision(V1SubjectAccessReview answered, String from) {
        SubjectAccessReviewStatus status = SubjectAccessReviewCodec.readStatus(JSON.write(answered));
        return SubjectAccessReviewVerifier.verify(status, from);
    }

    /** Makes a review with the answer half alone. Errors of the decision become its {@code evaluationError}. */
    public static V1SubjectAccessReview toAnswer(Decision decision) {
        RawJson answer = SubjectAccessReviewCodec.writeAnswer(SubjectAccessReviewStatus.of(decision));
        return new V1SubjectAccessReview()
                .apiVersion(UseCase.AUTHORIZATION.apiVersion())
                .kind(UseCase.AUTHORIZATION.kind())
                .spec(new V1SubjectAccessReviewSpec())
                .status(JSON.readStatus(answer));
    }
}
