package dev.wasmk8s.runtime.internal.chain;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.Admitter;
import dev.wasmk8s.admission.Status;
import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.runtime.internal.match.RuleMatcher;
import dev.wasmk8s.runtime.internal.observation.Signals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * First the mutating members, some of them a second time, then the validating ones, until one denies. Immutable and
 * thread-safe.
 */
public final class AdmissionChain implements Admitter {
    private final List<AdmissionMember> mutating;
    private final List<AdmissionMember> validating;
    private final WalkOptions options;
    private final List<MutationAudit> audits;
    private final Signals signals;

    /** Asks the members of each phase in this order. */
    public AdmissionChain(List<AdmissionMember> members) {
        this(members, WalkOptions.DEFAULT);
    }

    /** The same, with options. */
    public AdmissionChain(List<AdmissionMember> members, WalkOptions options) {
        this(members, options, Signals.NONE);
    }

    /** The same, where observers are told of each phase. */
    public AdmissionChain(List<AdmissionMember> members, WalkOptions options, Signals signals) {
        this.signals = signals;
        mutating = members(members, true);
        validating = members(members, false);
        this.options = options;
        audits = new ArrayList<>(mutating.size());
        for (AdmissionMember member : mutating) {
            audits.add(new MutationAudit(member, audits.size()));
        }
    }

    private static List<AdmissionMember> members(List<AdmissionMember> members, boolean mutating) {
        List<AdmissionMember> found = new ArrayList<>();
        for (AdmissionMember member : members) {
            if (member.mutating() == mutating) {
                found.add(member);
            }
        }
        return List.copyOf(found);
    }

    @Override
    public Verdict admit(AdmissionRequest request) {
        if (RuleMatcher.isExempt(request)) {
            return Verdict.allowed();
        }
        AdmissionWalk walk = new AdmissionWalk(request, options, audits, signals);
        Optional<Status> denial = through(walk, AdmissionPhase.MUTATING, mutating, request);
        if (denial.isEmpty()) {
            denial = through(walk, AdmissionPhase.VALIDATING, validating, request);
        }
        return denial.isPresent() ? walk.denied(denial.get()) : walk.allowed();
    }

    private Optional<Status> through(
            AdmissionWalk walk, AdmissionPhase phase, List<AdmissionMember> members, AdmissionRequest request) {
        return signals.isOn()
                ? new ObservedStep(phase.step(), request.operation(), signals)
                        .observe(() -> walk.through(phase, members))
                : walk.through(phase, members);
    }
}
