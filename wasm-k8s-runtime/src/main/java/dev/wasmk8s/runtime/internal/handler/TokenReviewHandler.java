package dev.wasmk8s.runtime.internal.handler;

import dev.wasmk8s.authentication.Authenticator;
import dev.wasmk8s.authentication.TokenReviewSpec;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.ReviewHandler;
import dev.wasmk8s.spec.review.TokenReviewCodec;
import dev.wasmk8s.spec.review.TokenReviewStatus;
import java.util.List;

/**
 * Answers TokenReviews as the API server does: a review without audiences of its own is about those of the server.
 *
 * @param implicitAudiences those of the server
 */
public record TokenReviewHandler(Authenticator authenticator, List<String> implicitAudiences) implements ReviewHandler {
    @Override
    public RawJson handle(RawJson review) {
        TokenReviewSpec spec = TokenReviewCodec.readRequest(review);
        TokenReviewSpec limited =
                spec.audiences().isEmpty() ? new TokenReviewSpec(spec.token(), implicitAudiences) : spec;
        return TokenReviewCodec.writeAnswer(TokenReviewStatus.of(authenticator.authenticate(limited)));
    }
}
