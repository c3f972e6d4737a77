package dev.wasmk8s.runtime.internal.handler;

import dev.wasmk8s.authorization.Authorizer;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.ReviewHandler;
import dev.wasmk8s.spec.review.LocalSubjectAccessReviewCodec;
import dev.wasmk8s.spec.review.SubjectAccessReviewStatus;

/**
 * Answers LocalSubjectAccessReviews of one namespace.
 *
 * @param namespace the only one that they may be about
 */
public record LocalSubjectAccessReviewHandler(Authorizer authorizer, String namespace) implements ReviewHandler {
    @Override
    public RawJson handle(RawJson review) {
        return LocalSubjectAccessReviewCodec.writeAnswer(SubjectAccessReviewStatus.of(
                authorizer.authorize(LocalSubjectAccessReviewCodec.readRequest(review, namespace))));
    }
}
