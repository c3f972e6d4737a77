package dev.wasmk8s.runtime.internal.match;

import dev.wasmk8s.admission.Status;
import dev.wasmk8s.observation.ModuleSkipped.Reason;
import dev.wasmk8s.review.ReviewException;
import java.util.Optional;

/** What a matcher says of one request. */
public sealed interface AdmissionMatch {
    /** The module is asked. */
    AdmissionMatch SEEN = new Seen();
    /** The module is not asked, because none of its rules matches. */
    AdmissionMatch SKIPPED_BY_RULES = new Skipped(Optional.of(Reason.RULES), Optional.empty());
    /** The module is not asked, because the namespace is not selected. */
    AdmissionMatch SKIPPED_BY_NAMESPACE = new Skipped(Optional.of(Reason.NAMESPACE_SELECTOR), Optional.empty());
    /** The module is not asked, because the object is not selected. */
    AdmissionMatch SKIPPED_BY_OBJECT = new Skipped(Optional.of(Reason.OBJECT_SELECTOR), Optional.empty());
    /** The module is not asked, because one of its conditions is false. */
    AdmissionMatch SKIPPED_BY_CONDITIONS = new Skipped(Optional.empty(), Optional.empty());

    /** The module is asked. */
    record Seen() implements AdmissionMatch {}

    /**
     * The module is not asked.
     *
     * @param reason what observers are told; empty of conditions, which are observed by themselves
     * @param failure the failure that its failure policy passes over, if there was one; it does not name the module yet
     */
    record Skipped(Optional<Reason> reason, Optional<ReviewException> failure) implements AdmissionMatch {}

    /**
     * The request is refused without the module being asked.
     *
     * @param status what the client is told
     * @param failure the failure that became the refusal, if there was one; it does not name the module yet
     */
    record Refused(Status status, Optional<ReviewException> failure) implements AdmissionMatch {}
}
