package dev.wasmk8s.runtime.internal.chain;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.Status;
import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.observation.ModuleSkipped;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.Enforcement;
import dev.wasmk8s.runtime.FailurePolicy;
import dev.wasmk8s.runtime.internal.match.AdmissionMatch;
import dev.wasmk8s.runtime.internal.match.AdmissionMatcher;
import dev.wasmk8s.runtime.internal.match.RequestFacts;
import dev.wasmk8s.runtime.internal.observation.Signals;
import dev.wasmk8s.spec.change.SameJson;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request on its way through an admission chain, and what gathered on the way. Used by one thread. */
final class AdmissionWalk {
    private final Optional<RawJson> submitted;
    private final WalkOptions options;
    private final List<MutationAudit> audits;
    private final Signals signals;
    private final long start;
    private AdmissionRequest current;
    private int changes;
    private int round;
    private @Nullable RequestFacts facts;
    private final Gathered gathered = new Gathered();
    private @Nullable Reinvocation reinvocation;
    private @Nullable Trials trials;

    /**
     * Begins a walk.
     *
     * @param audits what the audit log tells of each mutating member
     * @param signals to observers, who are told of members that do not see the request
     */
    AdmissionWalk(AdmissionRequest request, WalkOptions options, List<MutationAudit> audits, Signals signals) {
        this.submitted = request.object();
        this.current = request;
        this.options = options;
        this.audits = audits;
        this.signals = signals;
        this.start = options.deadline().isPresent() ? options.clock().getAsLong() : 0;
    }

    /** Asks the members of a phase. Answers with the denial that ended it, if there was one. */
    Optional<Status> through(AdmissionPhase phase, List<AdmissionMember> members) {
        Optional<Status> denial = once(phase, members);
        if (denial.isEmpty() && phase == AdmissionPhase.MUTATING && reinvocation != null && reinvocation.isAnyDue()) {
            round = 1;
            denial = once(phase, members);
            round = 0;
        }
        return denial;
    }

    private Optional<Status> once(AdmissionPhase phase, List<AdmissionMember> members) {
        for (int i = 0; i < members.size(); i++) {
            AdmissionMember member = members.get(i);
            Optional<Status> denial = isDue(i) ? visit(member, phase, i) : Optional.empty();
            if (denial.isPresent()) {
                return denial;
            }
        }
        return Optional.empty();
    }

    private Optional<Status> visit(AdmissionMember member, AdmissionPhase phase, int index) {
        AdmissionMatch match = match(member);
        if (match instanceof AdmissionMatch.Seen) {
            return ask(member, phase, index);
        }
        if (match instanceof AdmissionMatch.Refused refused) {
            return refused(member, refused);
        }
        skipped(member, phase, (AdmissionMatch.Skipped) match);
        return Optional.empty();
    }

    private void skipped(AdmissionMember member, AdmissionPhase phase, AdmissionMatch.Skipped skipped) {
        if (signals.isOn() && skipped.reason().isPresent()) {
            signals.raise(new ModuleSkipped(
                    member.name(),
                    phase.step(),
                    current.operation(),
                    skipped.reason().get()));
        }
        if (skipped.failure().isPresent()) {
            ReviewException failure = skipped.failure().get().in(member.name());
            gathered.error(failure);
            Failures.passOver(failure);
        }
    }

    /** Whether a member sees the request as it is now. Most look at rules alone. */
    private AdmissionMatch match(AdmissionMember member) {
        AdmissionMatcher matcher = member.matcher();
        if (!matcher.rulesMatch(current)) {
            return AdmissionMatch.SKIPPED_BY_RULES;
        }
        if (!matcher.looksPastRules()) {
            return AdmissionMatch.SEEN;
        }
        if (facts == null) {
            facts = matcher.newFacts();
        }
        return matcher.matchPastRules(current, facts);
    }

    private Optional<Status> refused(AdmissionMember member, AdmissionMatch.Refused refused) {
        Optional<Status> denial = Optional.of(refused.status());
        boolean enforced = member.treatment().enforcement() == Enforcement.ENFORCE;
        AdmissionWalk walk = enforced ? this : new AdmissionWalk(current, WalkOptions.DEFAULT, audits, signals);
        refused.failure().ifPresent(failure -> walk.gathered.error(failure.in(member.name())));
        if (enforced) {
            return denial;
        }
        tried(member, walk, denial);
        return Optional.empty();
    }

    /** Looked up at each member, because a change in the second round concerns those after it. */
    private boolean isDue(int index) {
        return round == 0 || (reinvocation != null && reinvocation.isDue(index));
    }

    Verdict denied(Status status) {
        return ended(gathered.denied(status), false);
    }

    Verdict allowed() {
        return ended(gathered.allowed(isChanged() ? current.object() : Optional.empty()), true);
    }

    private Verdict ended(Verdict verdict, boolean allowed) {
        if (trials != null) {
            trials.tell(options.trials(), allowed);
        }
        return verdict;
    }

    /** Several changes may end where they began. */
    private boolean isChanged() {
        if (changes < 2) {
            return changes == 1;
        }
        return !SameJson.test(submitted.orElseThrow(), current.object().orElseThrow());
    }

    private Optional<Status> ask(AdmissionMember member, AdmissionPhase phase, int index) {
        if (isLate()) {
            return late();
        }
        Treatment treatment = member.treatment();
        int before = changes;
        Optional<Status> denial;
        if (treatment.enforcement() == Enforcement.ENFORCE) {
            denial = review(member, phase, index);
        } else {
            denial = Optional.empty();
            attempt(member, phase, index);
        }
        if (phase == AdmissionPhase.MUTATING) {
            if (treatment.enforcement() != Enforcement.SHADOW) {
                audits.get(index).tellCall(gathered, round, changes > before);
            }
            if (treatment.reinvoked()) {
                reinvocation = reinvocation == null ? new Reinvocation() : reinvocation;
                reinvocation.called(index);
            }
        }
        return denial;
    }

    /** Asks a member whose verdict does not count: on a walk of its own, which ends here. */
    private void attempt(AdmissionMember member, AdmissionPhase phase, int index) {
        AdmissionWalk alone = new AdmissionWalk(current, WalkOptions.DEFAULT, audits, signals);
        alone.round = round;
        Optional<Status> denial = alone.review(member, phase, index);
        tried(member, alone, denial);
    }

    private void tried(AdmissionMember member, AdmissionWalk alone, Optional<Status> denial) {
        trials = trials == null ? new Trials() : trials;
        trials.add(member, alone, denial, gathered);
    }

    private Optional<Status> review(AdmissionMember member, AdmissionPhase phase, int index) {
        Verdict verdict;
        try {
            verdict = Objects.requireNonNull(member.admitter().admit(current));
        } catch (RuntimeException e) {
            return failed(member, phase, index, Failures.of(member.name(), e));
        }
        gathered.add(verdict);
        if (verdict instanceof Verdict.Denied denied) {
            return Optional.of(denied.status());
        }
        Optional<RawJson> object = ((Verdict.Allowed) verdict).object();
        return object.isPresent() ? change(member, phase, index, object.get()) : Optional.empty();
    }

    private Optional<Status> change(AdmissionMember member, AdmissionPhase phase, int index, RawJson object) {
        if (phase == AdmissionPhase.VALIDATING) {
            return failed(member, phase, index, refused(member, "a validating member must not change the object"));
        }
        if (current.object().isEmpty()) {
            gathered.error(refused(member, "there is no object to modify"));
            return Optional.of(AdmissionErrors.nothingToModify(member.name()));
        }
        RawJson before = current.object().get();
        boolean same;
        try {
            same = SameJson.test(before, object);
        } catch (ReviewException e) {
            return failed(member, phase, index, Failures.of(member.name(), undecodable(e)));
        }
        if (options.auditPatches()) {
            audits.get(index).tellPatch(gathered, round, before, object);
        }
        if (!same) {
            current = current.toBuilder().object(object).build();
            changes++;
            if (reinvocation != null) {
                reinvocation.changed();
            }
        }
        return Optional.empty();
    }

    private static ReviewException undecodable(ReviewException e) {
        return e.code() == FailureCode.RESPONSE_MALFORMED
                ? new ReviewException(e.code(), "received undecodable patch in webhook response: " + e.detail())
                : e;
    }

    private static ReviewException refused(AdmissionMember member, String problem) {
        return new ReviewException(
                FailureCode.RESPONSE_REFUSED, member.name(), "received invalid webhook response: " + problem, null);
    }

    private Optional<Status> failed(AdmissionMember member, AdmissionPhase phase, int index, ReviewException failure) {
        gathered.error(failure);
        if (member.failurePolicy() == FailurePolicy.IGNORE) {
            Failures.passOver(failure);
            gathered.annotate(phase.failedOpenKey(round, index), member.name());
            return isLate() ? late() : Optional.empty();
        }
        return Optional.of(AdmissionErrors.failedCalling(member.name(), failure));
    }

    /** The clock is only asked where there is a deadline. */
    private boolean isLate() {
        return options.deadline().isPresent()
                && options.clock().getAsLong() - start
                        >= options.deadline().get().toNanos();
    }

    private Optional<Status> late() {
        gathered.error(new ReviewException(
                FailureCode.DEADLINE_EXCEEDED,
                "the request took longer than its deadline of %d ms"
                        .formatted(options.deadline().orElseThrow().toMillis())));
        return Optional.of(AdmissionErrors.timeout());
    }
}
