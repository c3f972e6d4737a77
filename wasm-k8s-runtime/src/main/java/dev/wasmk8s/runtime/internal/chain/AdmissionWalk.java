package dev.wasmk8s.runtime.internal.chain;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.Status;
import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.FailurePolicy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** One request on its way through an admission chain, and what gathered on the way. Used by one thread. */
final class AdmissionWalk {
    private final Optional<RawJson> submitted;
    private AdmissionRequest current;
    private boolean changed;
    private final Set<String> warnings = new LinkedHashSet<>();
    private final Map<String, String> auditAnnotations = new LinkedHashMap<>();
    private final List<ReviewException> errors = new ArrayList<>();

    AdmissionWalk(AdmissionRequest request) {
        submitted = request.object();
        current = request;
    }

    /** Asks the members of a phase. Answers with the denial that ended it, if there was one. */
    Optional<Status> through(AdmissionPhase phase, List<AdmissionMember> members) {
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i).rules().matches(current)) {
                Optional<Status> denial = ask(members.get(i), phase, i);
                if (denial.isPresent()) {
                    return denial;
                }
            }
        }
        return Optional.empty();
    }

    Verdict denied(Status status) {
        return new Verdict.Denied(status, List.copyOf(warnings), auditAnnotations, errors);
    }

    Verdict allowed() {
        Optional<RawJson> object = changed && !current.object().equals(submitted) ? current.object() : Optional.empty();
        return new Verdict.Allowed(object, List.copyOf(warnings), auditAnnotations, errors);
    }

    private Optional<Status> ask(AdmissionMember member, AdmissionPhase phase, int index) {
        Verdict verdict;
        try {
            verdict = Objects.requireNonNull(member.admitter().admit(current));
        } catch (RuntimeException e) {
            return failed(member, phase, index, Failures.of(member.name(), e));
        }
        warnings.addAll(verdict.warnings());
        for (Map.Entry<String, String> annotation : verdict.auditAnnotations().entrySet()) {
            auditAnnotations.putIfAbsent(annotation.getKey(), annotation.getValue());
        }
        errors.addAll(verdict.errors());
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
            errors.add(refused(member, "there is no object to modify"));
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
        errors.add(failure);
        if (member.failurePolicy() == FailurePolicy.IGNORE) {
            Failures.passOver(failure);
            auditAnnotations.put(phase.failedOpenKey(index), member.name());
            return Optional.empty();
        }
        return Optional.of(AdmissionErrors.failedCalling(member.name(), failure));
    }
}
