package dev.wasmk8s.runtime.internal.handler;

import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.authorization.Authorizer;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.ReviewHandler;
import dev.wasmk8s.spec.review.SelfSubjectAccessReviewCodec;
import dev.wasmk8s.spec.review.SubjectAccessReviewStatus;

/**
 * Answers SelfSubjectAccessReviews of one caller.
 *
 * @param caller the user whom they are about
 */
public record SelfSubjectAccessReviewHandler(Authorizer authorizer, UserInfo caller) implements ReviewHandler {
    @Override
    public RawJson handle(RawJson review) {
        return SelfSubjectAccessReviewCodec.writeAnswer(SubjectAccessReviewStatus.of(
                authorizer.authorize(SelfSubjectAccessReviewCodec.readRequest(review, caller))));
    }
}
