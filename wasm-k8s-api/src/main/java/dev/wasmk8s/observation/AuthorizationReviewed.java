package dev.wasmk8s.observation;

import dev.wasmk8s.review.FailureCode;
import java.util.Objects;
import java.util.Optional;

/**
 * A module reviewed an access, or failed to.
 *
 * @param answer what it said, or what its failure means by its failure policy
 * @param enforced whether that counts; if not, the module is only monitored
 * @param failure why it could not say
 * @param nanos how long the review took
 */
public record AuthorizationReviewed(
        String module, Answer answer, boolean enforced, Optional<FailureCode> failure, long nanos)
        implements Observation {
    /** What a module says of an access. */
    public enum Answer {
        /** The user may do it. */
        ALLOW,
        /** The user must not do it. */
        DENY,
        /** It does not know. */
        NO_OPINION
    }

    /** Checks that nothing is null. */
    public AuthorizationReviewed {
        Objects.requireNonNull(module, "module");
        Objects.requireNonNull(answer, "answer");
        Objects.requireNonNull(failure, "failure");
    }

    /** Whether the module failed and was passed over: others may still allow. */
    public boolean failedOpen() {
        return enforced && failure.isPresent() && answer == Answer.NO_OPINION;
    }
}
