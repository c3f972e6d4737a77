package dev.wasmk8s.spec.review;

import dev.wasmk8s.authorization.Decision;
import java.util.Objects;

/**
 * The answer half of a SubjectAccessReview as it is on the wire, not verified. Immutable.
 *
 * @param allowed whether the access is allowed
 * @param denied whether it is denied, whatever others say
 * @param reason why, for humans; may be empty
 * @param evaluationError what went wrong although there is an answer; empty if nothing did
 */
public record SubjectAccessReviewStatus(boolean allowed, boolean denied, String reason, String evaluationError) {
    /** The answer that says nothing: no opinion. */
    public static final SubjectAccessReviewStatus EMPTY = new SubjectAccessReviewStatus(false, false, "", "");

    /** Checks that nothing is null. */
    public SubjectAccessReviewStatus {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(evaluationError, "evaluationError");
    }

    /** The answer that tells of a decision. */
    public static SubjectAccessReviewStatus of(Decision decision) {
        return new SubjectAccessReviewStatus(
                decision instanceof Decision.Allow,
                decision instanceof Decision.Deny,
                decision.reason(),
                ErrorText.of(decision.errors()));
    }
}
