package dev.wasmk8s.runtime.internal.chain;

import dev.wasmk8s.admission.Status;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import java.util.List;
import java.util.Optional;

/** What a client is told when a member fails, in the API server's own words: it takes members for webhooks. */
final class AdmissionErrors {
    private AdmissionErrors() {}

    static Status failedCalling(String member, ReviewException failure) {
        return internalError("failed calling webhook \"" + member + "\": " + cause(failure));
    }

    /** An answer that was refused already says so itself. */
    private static String cause(ReviewException failure) {
        boolean answered =
                failure.code() == FailureCode.RESPONSE_REFUSED || failure.code() == FailureCode.RESPONSE_MALFORMED;
        return answered ? failure.detail() : "failed to call webhook: " + failure.detail();
    }

    static Status nothingToModify(String member) {
        return internalError("admission webhook \"" + member
                + "\" attempted to modify the object, which is not supported for this operation");
    }

    static Status timeout() {
        return Status.failure(504, "Timeout", "Timeout: request did not complete within requested timeout");
    }

    private static Status internalError(String cause) {
        Status.Details details = new Status.Details("", "", "", "", List.of(new Status.Cause("", cause, "")), 0);
        return new Status("Failure", "Internal error occurred: " + cause, "InternalError", 500, Optional.of(details));
    }
}
