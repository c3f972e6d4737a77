package dev.wasmk8s.runtime.internal.handler;

import dev.wasmk8s.authorization.Authorizer;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.ReviewHandler;
import dev.wasmk8s.spec.review.SubjectAccessReviewCodec;
import dev.wasmk8s.spec.review.SubjectAccessReviewStatus;

/** Answers SubjectAccessReviews. What went wrong on the way to a decision becomes its {@code evaluationError}. */
public record SubjectAccessReviewHandler(Authorizer authorizer) implements ReviewHandler {
    @Override
    public RawJson handle(RawJson review) {
        return SubjectAccessReviewCodec.writeAnswer(
                SubjectAccessReviewStatus.of(authorizer.authorize(SubjectAccessReviewCodec.readRequest(review))));
    }
}
