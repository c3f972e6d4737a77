package dev.wasmk8s.observation;

import dev.wasmk8s.review.FailureCode;
import java.util.Objects;
import java.util.Optional;

/**
 * A module reviewed a token, or failed to.
 *
 * @param authenticated whether it knows whom the token belongs to
 * @param failure why it could not say; then it is not authenticated
 * @param nanos how long the review took
 */
public record AuthenticationReviewed(String module, boolean authenticated, Optional<FailureCode> failure, long nanos)
        implements Observation {
    /** Checks that nothing is null. */
    public AuthenticationReviewed {
        Objects.requireNonNull(module, "module");
        Objects.requireNonNull(failure, "failure");
    }
}
