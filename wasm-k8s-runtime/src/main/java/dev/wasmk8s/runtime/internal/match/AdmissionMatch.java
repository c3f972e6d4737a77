package dev.wasmk8s.runtime.internal.match;

import dev.wasmk8s.admission.Status;
import dev.wasmk8s.review.ReviewException;
import java.util.Optional;

/** What a matcher says of one request. */
public sealed interface AdmissionMatch {
    /** The module is asked. */
    AdmissionMatch SEEN = new Seen();
    /** The module is not asked, and that is all. */
    AdmissionMatch SKIPPED = new Skipped(Optional.empty());

    /** The module is asked. */
    record Seen() implements AdmissionMatch {}

    /**
     * The module is not asked.
     *
     * @param failure the failure that its failure policy passes over, if there was one; it does not name the module yet
     */
    record Skipped(Optional<ReviewException> failure) implements AdmissionMatch {}

    /**
     * The request is refused without the module being asked.
     *
     * @param status what the client is told
     * @param failure the failure that became the refusal, if there was one; it does not name the module yet
     */
    record Refused(Status status, Optional<ReviewException> failure) implements AdmissionMatch {}
}
