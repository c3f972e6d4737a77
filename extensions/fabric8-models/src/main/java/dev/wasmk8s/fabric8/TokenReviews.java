package dev.wasmk8s.fabric8;

import dev.wasmk8s.authentication.Authentication;
import dev.wasmk8s.authentication.Authenticator;
import dev.wasmk8s.authentication.TokenReviewSpec;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.spec.review.TokenReviewCodec;
import dev.wasmk8s.spec.review.TokenReviewStatus;
import dev.wasmk8s.spec.verify.TokenReviewVerifier;
import io.fabric8.kubernetes.api.model.authentication.TokenReview;
import java.util.List;

/**
 * Converts TokenReviews, {@code authentication.k8s.io/v1}, by way of their wire form. What the value types have no
 * place for, such as {@code metadata} and unknown fields of a review, does not come along.
 *
 * <p>Beware that fabric8's classes show the token in {@code toString}.
 */
public final class TokenReviews {
    private static final ResourceJson JSON = ResourceJson.standard();

    private TokenReviews() {}

    /**
     * Answers a review.
     *
     * @return a review with the answer half alone, as a webhook answers: without the token
     * @throws ReviewException if {@link #toSpec} or the authenticator throws it. A webhook answers with HTTP 500.
     */
    public static TokenReview answer(TokenReview review, Authenticator authenticator) {
        return toAnswer(authenticator.authenticate(toSpec(review)));
    }

    /**
     * Reads the request half of a review.
     *
     * @throws ReviewException with {@code REQUEST_MALFORMED} if it is incomplete
     */
    public static TokenReviewSpec toSpec(TokenReview review) {
        return TokenReviewCodec.readRequest(JSON.write(review));
    }

    /** Makes a review with the request half, as one puts it to an API server. */
    public static TokenReview toReview(TokenReviewSpec spec) {
        return JSON.read(TokenReviewCodec.writeRequest(spec), TokenReview.class);
    }

    /**
     * Reads the answer half of a review.
     *
     * @param asked the request half, as it was sent. If it has audiences, so must the answer: one without comes from
     *     somebody who does not know of them, and is read as not authenticated.
     * @throws ReviewException if the token could not be checked, or if the answer breaks a rule
     */
    public static Authentication toAuthentication(TokenReview answered, TokenReviewSpec asked) {
        TokenReviewStatus status = TokenReviewCodec.readStatus(JSON.write(answered));
        return TokenReviewVerifier.verify(status, asked.audiences(), List.of());
    }

    /** Makes a review with the answer half alone. */
    public static TokenReview toAnswer(Authentication authentication) {
        return JSON.read(TokenReviewCodec.writeAnswer(TokenReviewStatus.of(authentication)), TokenReview.class);
    }
}
