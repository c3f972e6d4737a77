package dev.wasmk8s.spec.review;

import dev.wasmk8s.authentication.Authentication;
import dev.wasmk8s.authentication.UserInfo;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The answer half of a TokenReview as it is on the wire, not verified. Immutable.
 *
 * @param authenticated whether the token belongs to a user
 * @param user the user
 * @param audiences the audiences that the token is valid for; empty if the authenticator does not know audiences
 * @param error why the token could not be checked; empty if it could
 */
public record TokenReviewStatus(boolean authenticated, Optional<UserInfo> user, List<String> audiences, String error) {
    /** The answer that says nothing: not authenticated. */
    public static final TokenReviewStatus EMPTY = new TokenReviewStatus(false, Optional.empty(), List.of(), "");

    /** Copies the list. */
    public TokenReviewStatus {
        Objects.requireNonNull(user, "user");
        audiences = List.copyOf(audiences);
        Objects.requireNonNull(error, "error");
    }

    /** The answer that tells of an authentication. Errors on the way to it are told only if it is nobody's. */
    public static TokenReviewStatus of(Authentication authentication) {
        if (authentication instanceof Authentication.Authenticated known) {
            return new TokenReviewStatus(true, Optional.of(known.user()), known.audiences(), "");
        }
        Authentication.Unauthenticated nobody = (Authentication.Unauthenticated) authentication;
        return new TokenReviewStatus(false, Optional.empty(), List.of(), ErrorText.of(nobody.errors()));
    }
}
