package dev.wasmk8s.spec.verify;

import dev.wasmk8s.authorization.Decision;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.spec.review.SubjectAccessReviewStatus;
import java.util.List;

/** Verifies the answer to a SubjectAccessReview. */
public final class SubjectAccessReviewVerifier {
    private SubjectAccessReviewVerifier() {}

    /**
     * Verifies an answer. One that is both allowed and denied is a denial with an error. {@code evaluationError} has no
     * part in the decision; callers may log it.
     *
     * @param module the name of the module, for the error
     */
    public static Decision verify(SubjectAccessReviewStatus status, String module) {
        if (status.allowed() && status.denied()) {
            ReviewException both = new ReviewException(
                    FailureCode.RESPONSE_REFUSED, module, "returned both allow and deny response", null);
            return new Decision.Deny(status.reason(), List.of(both));
        }
        if (status.denied()) {
            return Decision.deny(status.reason());
        }
        return status.allowed() ? Decision.allow(status.reason()) : Decision.noOpinion(status.reason());
    }
}
