package dev.wasmk8s.observation;

import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.review.FailureCode;
import java.util.Objects;
import java.util.Optional;

/**
 * A module reviewed a request for admission, or failed to.
 *
 * @param step the step of admission that it is asked in
 * @param operation what the request does to its object
 * @param outcome how the review ended
 * @param code as an HTTP code what the module said: 200 if it allowed, that of its status if it denied; if it failed, 400
 *     for a request that cannot be put to a module, 503 for a module that gave no valid answer, and 0 for an internal error
 * @param rejected whether the request is refused for it
 * @param enforced whether the verdict counts; if not, the module is only monitored
 * @param failure why there is no verdict
 * @param nanos how long the review took
 */
public record AdmissionReviewed(
        String module,
        AdmissionStep step,
        Operation operation,
        Outcome outcome,
        int code,
        boolean rejected,
        boolean enforced,
        Optional<FailureCode> failure,
        long nanos)
        implements Observation {
    /** How a review ends. */
    public enum Outcome {
        /** The module allowed the request. */
        ALLOWED,
        /** The module denied it. */
        DENIED,
        /** The module gave no valid answer; its failure policy decides. */
        CALL_FAILED,
        /** Something went wrong that is not the module's answer, or the answer cannot be applied. */
        INTERNAL_ERROR
    }

    /** Checks that nothing is null. */
    public AdmissionReviewed {
        Objects.requireNonNull(module, "module");
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(failure, "failure");
    }

    /** Whether the module failed and was passed over: the request goes on as if it had allowed it. */
    public boolean failedOpen() {
        return enforced && !rejected && failure.isPresent();
    }
}
