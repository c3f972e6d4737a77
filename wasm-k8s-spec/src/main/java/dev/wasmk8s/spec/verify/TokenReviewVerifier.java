package dev.wasmk8s.spec.verify;

import dev.wasmk8s.authentication.Authentication;
import dev.wasmk8s.authentication.Authentication.Authenticated;
import dev.wasmk8s.authentication.Authentication.Unauthenticated;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.spec.json.PlainText;
import dev.wasmk8s.spec.review.TokenReviewStatus;
import java.util.List;

/** Verifies the answer to a TokenReview. */
public final class TokenReviewVerifier {
    private static final int LONGEST_ERROR = 4096;
    private static final Authentication NOBODY = new Unauthenticated(List.of());

    private TokenReviewVerifier() {}

    /**
     * Verifies an answer, in the order of the API server: audiences first, so that a token for somebody else is nobody's
     * whatever else the answer says.
     *
     * @param wanted the audiences that were asked for; empty if the caller did not limit them
     * @param implicitAudiences those of the API server, which stand in where an answer has none
     * @throws ReviewException with {@code GUEST_REPORTED} if the answer is that the token could not be checked, or with
     *     {@code RESPONSE_REFUSED} if it authenticates a user without a name
     */
    public static Authentication verify(TokenReviewStatus status, List<String> wanted, List<String> implicitAudiences) {
        List<String> audiences = List.of();
        if (!wanted.isEmpty()) {
            List<String> valid = status.audiences().isEmpty() ? implicitAudiences : status.audiences();
            audiences = valid.stream().filter(wanted::contains).distinct().toList();
            if (audiences.isEmpty()) {
                return NOBODY;
            }
        }
        if (!status.authenticated()) {
            if (status.error().isEmpty()) {
                return NOBODY;
            }
            throw new ReviewException(FailureCode.GUEST_REPORTED, PlainText.of(status.error(), LONGEST_ERROR));
        }
        return new Authenticated(named(status), audiences);
    }

    private static UserInfo named(TokenReviewStatus status) {
        return status.user()
                .filter(user -> !user.username().isEmpty())
                .orElseThrow(() -> new ReviewException(
                        FailureCode.RESPONSE_REFUSED,
                        "status.authenticated is true, yet status.user.username is empty"));
    }
}
