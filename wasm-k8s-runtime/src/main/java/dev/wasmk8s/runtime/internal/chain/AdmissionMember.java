package dev.wasmk8s.runtime.internal.chain;

import dev.wasmk8s.admission.Admitter;
import dev.wasmk8s.runtime.FailurePolicy;
import dev.wasmk8s.runtime.internal.match.AdmissionMatcher;

/**
 * One member of an admission chain.
 *
 * @param name tells it from the others
 * @param admitter answers for it
 * @param mutating whether it may change the object, and is asked in the first phase
 * @param matcher which requests it sees
 * @param failurePolicy what it means that it fails
 * @param treatment how it is treated otherwise
 */
public record AdmissionMember(
        String name,
        Admitter admitter,
        boolean mutating,
        AdmissionMatcher matcher,
        FailurePolicy failurePolicy,
        Treatment treatment) {
    /** A member that is treated as most are. */
    public AdmissionMember(
            String name, Admitter admitter, boolean mutating, AdmissionMatcher matcher, FailurePolicy failurePolicy) {
        this(name, admitter, mutating, matcher, failurePolicy, Treatment.DEFAULT);
    }
}
