package dev.wasmk8s.authentication;

import java.util.List;
import java.util.Objects;

/**
 * The request half of a TokenReview, {@code authentication.k8s.io/v1}. Immutable.
 *
 * @param token the opaque bearer token, without scheme; never part of {@link #toString}
 * @param audiences the audiences for which the token should be valid; empty if the caller does not limit them
 */
public record TokenReviewSpec(String token, List<String> audiences) {
    /** Copies the list. */
    public TokenReviewSpec {
        Objects.requireNonNull(token, "token");
        audiences = List.copyOf(audiences);
    }

    /** A token whose audiences are not limited. */
    public static TokenReviewSpec of(String token) {
        return new TokenReviewSpec(token, List.of());
    }

    /** Tells the audiences and hides the token. */
    @Override
    public String toString() {
        return "TokenReviewSpec[token=<hidden>, audiences=" + audiences + "]";
    }
}
