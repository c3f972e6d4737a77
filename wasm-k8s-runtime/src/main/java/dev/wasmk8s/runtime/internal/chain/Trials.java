package dev.wasmk8s.runtime.internal.chain;

import dev.wasmk8s.admission.Status;
import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.runtime.Enforcement;
import dev.wasmk8s.spec.verify.AuditAnnotations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What became of the members whose verdicts do not count, on one walk. Most walks have none. Used by one thread. */
final class Trials {
    private record Said(AdmissionMember member, Trial.Outcome outcome, boolean denies) {}

    private List<Said> said = List.of();

    /**
     * Keeps what a member said, and tells what is to be told of one that is monitored.
     *
     * @param alone the walk on which it alone was asked
     */
    void add(AdmissionMember member, AdmissionWalk alone, Optional<Status> denial, Gathered gathered) {
        Verdict verdict = denial.isPresent() ? alone.denied(denial.get()) : alone.allowed();
        said = said.isEmpty() ? new ArrayList<>() : said;
        said.add(new Said(member, outcome(verdict), denial.isPresent()));
        if (member.treatment().enforcement() == Enforcement.MONITOR) {
            monitor(member, verdict, gathered);
        }
    }

    private static Trial.Outcome outcome(Verdict verdict) {
        if (!verdict.errors().isEmpty()) {
            return Trial.Outcome.FAILED;
        }
        if (verdict instanceof Verdict.Allowed allowed) {
            return allowed.object().isPresent() ? Trial.Outcome.CHANGED : Trial.Outcome.ALLOWED;
        }
        return Trial.Outcome.DENIED;
    }

    private static void monitor(AdmissionMember member, Verdict verdict, Gathered gathered) {
        gathered.add(verdict);
        String key = AuditAnnotations.prefix(member.name()) + "/monitor";
        if (verdict instanceof Verdict.Denied denied) {
            gathered.warn(MonitorText.warning(member.name(), denied.status()));
            gathered.annotate(key, MonitorText.annotation(member.name(), denied.status()));
        } else if (((Verdict.Allowed) verdict).object().isPresent()) {
            gathered.annotateOnce(key, "would have changed the object");
        }
    }

    /** Tells of all of them, when the walk has ended. */
    void tell(TrialObserver observer, boolean allowed) {
        for (Said each : said) {
            boolean differs = each.outcome() == Trial.Outcome.CHANGED || (each.denies() && allowed);
            observer.tell(
                    new Trial(each.member().name(), each.member().treatment().enforcement(), each.outcome(), differs));
        }
    }
}
