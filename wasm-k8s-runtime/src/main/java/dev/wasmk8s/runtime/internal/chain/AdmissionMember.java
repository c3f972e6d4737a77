package dev.wasmk8s.runtime.internal.chain;

import dev.wasmk8s.admission.Admitter;
import dev.wasmk8s.runtime.FailurePolicy;
import dev.wasmk8s.runtime.internal.match.RuleMatcher;

/**
 * One member of an admission chain.
 *
 * @param name tells it from the others
 * @param admitter answers for it
 * @param mutating whether it may change the object, and is asked in the first phase
 * @param rules which requests it sees
 * @param failurePolicy what it means that it fails
 * @param treatment how it is treated otherwise
 */
public record AdmissionMember(
        String name,
        Admitter admitter,
        boolean mutating,
        RuleMatcher rules,
        FailurePolicy failurePolicy,
        Treatment treatment) {
    /** A member that is treated as most are. */
    public AdmissionMember(
            String name, Admitter admitter, boolean mutating, RuleMatcher rules, FailurePolicy failurePolicy) {
        this(name, admitter, mutating, rules, failurePolicy, Treatment.DEFAULT);
    }
}
