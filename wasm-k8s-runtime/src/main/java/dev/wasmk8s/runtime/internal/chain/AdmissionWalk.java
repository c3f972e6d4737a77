package dev.wasmk8s.runtime.internal.chain;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.Status;
import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.FailurePolicy;
import dev.wasmk8s.runtime.internal.match.AdmissionMatch;
import dev.wasmk8s.runtime.internal.match.AdmissionMatcher;
import dev.wasmk8s.runtime.internal.match.RequestFacts;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request on its way through an admission chain, and what gathered on the way. Used by one thread. */
final class AdmissionWalk {
    private final Optional<RawJson> submitted;
    private AdmissionRequest current;
    private boolean changed;
    private @Nullable RequestFacts facts;
    private final Gathered gathered = new Gathered();

    AdmissionWalk(AdmissionRequest request) {
        submitted = request.object();
        current = request;
    }

    /** Asks the members of a phase. Answers with the denial that ended it, if there was one. */
    Optional<Status> through(AdmissionPhase phase, List<AdmissionMember> members) {
        for (int i = 0; i < members.size(); i++) {
            AdmissionMember member = members.get(i);
            AdmissionMatch match = match(member);
            Optional<Status> denial =
                    match instanceof AdmissionMatch.Seen ? ask(member, phase, i) : notAsked(member, match);
            if (denial.isPresent()) {
                return denial;
            }
        }
        return Optional.empty();
    }

    /** Whether a member sees the request as it is now. Most look at rules alone. */
    private AdmissionMatch match(AdmissionMember member) {
        AdmissionMatcher matcher = member.matcher();
        if (!matcher.rulesMatch(current)) {
            return AdmissionMatch.SKIPPED;
        }
        if (!matcher.looksPastRules()) {
            return AdmissionMatch.SEEN;
        }
        if (facts == null) {
            facts = matcher.newFacts();
        }
        return matcher.matchPastRules(current, facts);
    }

    private Optional<Status> notAsked(AdmissionMember member, AdmissionMatch match) {
        if (match instanceof AdmissionMatch.Refused refused) {
            refused.failure().ifPresent(failure -> gathered.error(failure.in(member.name())));
            return Optional.of(refused.status());
        }
        if (match instanceof AdmissionMatch.Skipped skipped && skipped.failure().isPresent()) {
            ReviewException failure = skipped.failure().get().in(member.name());
            gathered.error(failure);
            Failures.passOver(failure);
        }
        return Optional.empty();
    }

    Verdict denied(Status status) {
        return gathered.denied(status);
    }

    Verdict allowed() {
        Optional<RawJson> object = changed && !current.object().equals(submitted) ? current.object() : Optional.empty();
        return gathered.allowed(object);
    }

    private Optional<Status> ask(AdmissionMember member, AdmissionPhase phase, int index) {
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
        current = current.toBuilder().object(object).build();
        changed = true;
        return Optional.empty();
    }

    private static ReviewException refused(AdmissionMember member, String problem) {
        return new ReviewException(
                FailureCode.RESPONSE_REFUSED, member.name(), "received invalid webhook response: " + problem, null);
    }

    private Optional<Status> failed(AdmissionMember member, AdmissionPhase phase, int index, ReviewException failure) {
        gathered.error(failure);
        if (member.failurePolicy() == FailurePolicy.IGNORE) {
            Failures.passOver(failure);
            gathered.annotate(phase.failedOpenKey(index), member.name());
            return Optional.empty();
        }
        return Optional.of(AdmissionErrors.failedCalling(member.name(), failure));
    }
}
