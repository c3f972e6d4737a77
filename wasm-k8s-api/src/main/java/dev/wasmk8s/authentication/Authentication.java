package dev.wasmk8s.authentication;

import dev.wasmk8s.review.ReviewException;
import java.util.List;
import java.util.Objects;

/** The answer to a TokenReview: somebody, or nobody. Immutable. */
public sealed interface Authentication {
    /**
     * The token belongs to a user.
     *
     * @param user the user as the authenticator told it, without groups that the API server adds
     * @param audiences those of the audiences asked for that the token is valid for; empty if none were asked for
     */
    record Authenticated(UserInfo user, List<String> audiences) implements Authentication {
        /** Copies the list. */
        public Authenticated {
            Objects.requireNonNull(user, "user");
            audiences = List.copyOf(audiences);
        }
    }

    /**
     * The token belongs to nobody whom the authenticator knows.
     *
     * @param errors the failures of those members of a chain that could not say; empty if all could. They are for
     *     the log: a client is told no more than that it is not authenticated.
     */
    record Unauthenticated(List<ReviewException> errors) implements Authentication {
        /** Copies the list. */
        public Unauthenticated {
            errors = List.copyOf(errors);
        }
    }
}
