package dev.wasmk8s.clientjava;

import dev.wasmk8s.authentication.Authentication;
import dev.wasmk8s.authentication.Authenticator;
import dev.wasmk8s.authentication.TokenReviewSpec;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.spec.UseCase;
import dev.wasmk8s.spec.review.TokenReviewCodec;
import dev.wasmk8s.spec.review.TokenReviewStatus;
import dev.wasmk8s.spec.verify.TokenReviewVerifier;
import io.kubernetes.client.openapi.models.V1TokenReview;
import io.kubernetes.client.openapi.models.V1TokenReviewSpec;
import io.kubernetes.client.openapi.models.V1TokenReviewStatus;
import java.util.List;

/**
 * Converts TokenReviews, {@code authentication.k8s.io/v1}, by way of their wire form. What the value types have no
 * place for, such as {@code metadata} of a review, does not come along.
 *
 * <p>Beware that the client's classes show the token in {@code toString}.
 */
public final class TokenReviews {
    private static final ReviewJson<V1TokenReview, V1TokenReviewStatus> JSON =
            new ReviewJson<>(UseCase.AUTHENTICATION, V1TokenReview.class, V1TokenReviewStatus.class);

    private TokenReviews() {}

    /**
     * Answers a review.
     *
     * @return a review with the answer half alone, as a webhook answers: without the token
     * @throws ReviewException if {@link #toSpec} or the authenticator throws it. A webhook answers with HTTP 500.
     */
    public static V1TokenReview answer(V1TokenReview review, Authenticator authenticator) {
        return toAnswer(authenticator.authenticate(toSpec(review)));
    }

    /**
     * Reads the request half of a review. Version and kind may be missing, since the class says it all.
     *
     * @throws ReviewException with {@code REQUEST_MALFORMED} if it is incomplete
     */
    public static TokenReviewSpec toSpec(V1TokenReview review) {
        return TokenReviewCodec.readRequest(JSON.write(review));
    }

    /** Makes a review with the request half, as one puts it to an API server. */
    public static V1TokenReview toReview(TokenReviewSpec spec) {
        return JSON.readRequest(TokenReviewCodec.writeRequest(spec));
    }

    /**
     * Reads the answer half of a review.
     *
     * @param asked the request half, as it was sent. If it has audiences, so must the answer: one without comes from
     *     somebody who does not know of them, and is read as not authenticated.
     * @throws ReviewException if the token could not be checked, or if the answer breaks a rule
     */
    public static Authentication toAuthentication(V1TokenReview answered, TokenReviewSpec asked) {
        TokenReviewStatus status = TokenReviewCodec.readStatus(JSON.write(answered));
        return TokenReviewVerifier.verify(status, asked.audiences(), List.of());
    }

    /** Makes a review with the answer half alone. */
    public static V1TokenReview toAnswer(Authentication authentication) {
        RawJson answer = TokenReviewCodec.writeAnswer(TokenReviewStatus.of(authentication));
        return new V1TokenReview()
                .apiVersion(UseCase.AUTHENTICATION.apiVersion())
                .kind(UseCase.AUTHENTICATION.kind())
                .spec(new V1TokenReviewSpec())
                .status(JSON.readStatus(answer));
    }
}
