package dev.wasmk8s.runtime.internal.chain;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.Admitter;
import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.runtime.internal.match.RuleMatcher;
import java.util.List;

/** First the mutating members, then the validating ones, until one denies. Immutable and thread-safe. */
public final class AdmissionChain implements Admitter {
    private final List<AdmissionMember> mutating;
    private final List<AdmissionMember> validating;

    /** Asks the members of each phase in this order. */
    public AdmissionChain(List<AdmissionMember> members) {
        mutating = members.stream().filter(AdmissionMember::mutating).toList();
        validating = members.stream().filter(member -> !member.mutating()).toList();
    }

    @Override
    public Verdict admit(AdmissionRequest request) {
        if (RuleMatcher.isExempt(request)) {
            return Verdict.allowed();
        }
        AdmissionWalk walk = new AdmissionWalk(request);
        return walk.through(AdmissionPhase.MUTATING, mutating)
                .or(() -> walk.through(AdmissionPhase.VALIDATING, validating))
                .map(walk::denied)
                .orElseGet(walk::allowed);
    }
}
