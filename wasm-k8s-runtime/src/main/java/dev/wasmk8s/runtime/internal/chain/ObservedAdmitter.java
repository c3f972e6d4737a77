package dev.wasmk8s.runtime.internal.chain;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.Admitter;
import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.observation.AdmissionReviewed;
import dev.wasmk8s.observation.AdmissionReviewed.Outcome;
import dev.wasmk8s.observation.AdmissionStep;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.runtime.FailurePolicy;
import dev.wasmk8s.runtime.internal.observation.Signals;
import java.util.Objects;
import java.util.Optional;

/**
 * A member of an admission chain, with observers.
 *
 * @param mutating whether it is asked in the first phase, and may change the object
 * @param failurePolicy what the chain will make of a failure
 * @param enforced whether the chain will heed the verdict
 */
public record ObservedAdmitter(
        String module,
        Admitter admitter,
        boolean mutating,
        FailurePolicy failurePolicy,
        boolean enforced,
        Signals signals)
        implements Admitter {
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int SERVICE_UNAVAILABLE = 503;
    private static final int NONE = 0;

    @Override
    public Verdict admit(AdmissionRequest request) {
        long start = signals.now();
        Verdict verdict;
        try {
            verdict = Objects.requireNonNull(admitter.admit(request));
        } catch (RuntimeException | Error e) {
            failed(request, e, start);
            throw e;
        }
        answered(request, verdict, start);
        return verdict;
    }

    private void answered(AdmissionRequest request, Verdict verdict, long start) {
        if (verdict instanceof Verdict.Denied denied) {
            raise(request, Outcome.DENIED, denied.status().code(), true, Optional.empty(), start);
        } else if (((Verdict.Allowed) verdict).object().isPresent() && !mutating) {
            // The walk will not have it.
            boolean rejected = failurePolicy == FailurePolicy.FAIL;
            raise(request, Outcome.CALL_FAILED, SERVICE_UNAVAILABLE, rejected, refused(), start);
        } else if (((Verdict.Allowed) verdict).object().isPresent()
                && request.object().isEmpty()) {
            raise(request, Outcome.INTERNAL_ERROR, NONE, true, refused(), start);
        } else {
            raise(request, Outcome.ALLOWED, OK, false, Optional.empty(), start);
        }
    }

    private static Optional<FailureCode> refused() {
        return Optional.of(FailureCode.RESPONSE_REFUSED);
    }

    private void failed(AdmissionRequest request, Throwable thrown, long start) {
        FailureCode code = Failures.codeOf(thrown);
        Outcome outcome = code == FailureCode.INTERNAL ? Outcome.INTERNAL_ERROR : Outcome.CALL_FAILED;
        boolean rejected = failurePolicy == FailurePolicy.FAIL || Failures.endsTheWalk(thrown);
        raise(request, outcome, httpCode(code), rejected, Optional.of(code), start);
    }

    /** As the API server counts failed calls: not with the code that the client is told, which is 500 for all of them. */
    private static int httpCode(FailureCode code) {
        return switch (code) {
            case REQUEST_MALFORMED, INPUT_TOO_LARGE -> BAD_REQUEST;
            case INTERNAL -> NONE;
            default -> SERVICE_UNAVAILABLE;
        };
    }

    private void raise(
            AdmissionRequest request,
            Outcome outcome,
            int code,
            boolean rejected,
            Optional<FailureCode> failure,
            long start) {
        signals.raise(new AdmissionReviewed(
                module,
                mutating ? AdmissionStep.ADMIT : AdmissionStep.VALIDATE,
                request.operation(),
                outcome,
                code,
                rejected && enforced,
                enforced,
                failure,
                signals.since(start)));
    }
}
