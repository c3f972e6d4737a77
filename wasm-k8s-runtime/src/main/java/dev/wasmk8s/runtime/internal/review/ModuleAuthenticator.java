package dev.wasmk8s.runtime.internal.review;

import dev.wasmk8s.authentication.Authentication;
import dev.wasmk8s.authentication.Authenticator;
import dev.wasmk8s.authentication.TokenReviewSpec;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.internal.guest.GuestCaller;
import dev.wasmk8s.spec.UseCase;
import dev.wasmk8s.spec.review.TokenReviewCodec;
import dev.wasmk8s.spec.review.TokenReviewStatus;
import dev.wasmk8s.spec.verify.TokenReviewVerifier;
import java.util.List;

/** Answers TokenReviews with one module. */
record ModuleAuthenticator(ModuleDefinition definition, GuestCaller caller, List<String> implicitAudiences)
        implements Authenticator {
    private static final String MASK = "***";

    @Override
    public Authentication authenticate(TokenReviewSpec spec) {
        return Review.by(definition.name(), () -> review(spec));
    }

    private Authentication review(TokenReviewSpec spec) {
        try {
            RawJson input = TokenReviewCodec.writeEnvelope(spec, definition.settings());
            RawJson output = caller.call(UseCase.AUTHENTICATION, input);
            TokenReviewStatus status = TokenReviewCodec.readEnvelope(output);
            return TokenReviewVerifier.verify(status, spec.audiences(), implicitAudiences);
        } catch (ReviewException e) {
            throw withoutToken(e, spec.token());
        }
    }

    /** A guest may quote its input when it reports an error. */
    private static ReviewException withoutToken(ReviewException failure, String token) {
        if (token.isEmpty() || !failure.detail().contains(token)) {
            return failure;
        }
        ReviewException masked =
                new ReviewException(failure.code(), failure.detail().replace(token, MASK));
        masked.setStackTrace(failure.getStackTrace());
        return masked;
    }
}
