package dev.wasmk8s.runtime.internal.chain;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.Admitter;
import dev.wasmk8s.admission.Status;
import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** One request on its way through a group, and what gathered on the way. Used by one thread. */
final class GroupWalk {
    private static final int BAD_REQUEST = 400;

    private final String group;
    private final Map<String, Admitter> members;
    private final AdmissionRequest request;
    private final Gathered gathered = new Gathered();
    private final List<Status.Cause> causes = new ArrayList<>();

    GroupWalk(String group, Map<String, Admitter> members, AdmissionRequest request) {
        this.group = group;
        this.members = members;
        this.request = request;
    }

    /**
     * Asks a member.
     *
     * @throws ReviewException if it fails, or changes the object
     */
    boolean allows(String member) {
        Verdict verdict = ask(member);
        gathered.add(verdict);
        if (verdict instanceof Verdict.Denied denied) {
            // The field has the form that it has in Kubewarden, whose groups these are.
            causes.add(new Status.Cause("", denied.status().message(), "spec.policies." + member));
            return false;
        }
        if (((Verdict.Allowed) verdict).object().isPresent()) {
            throw new ReviewException(
                    FailureCode.RESPONSE_REFUSED,
                    inGroup(member),
                    "received invalid webhook response: a member of a group must not change the object",
                    null);
        }
        return true;
    }

    private Verdict ask(String member) {
        Admitter admitter = Objects.requireNonNull(members.get(member));
        try {
            return Objects.requireNonNull(admitter.admit(request));
        } catch (RuntimeException e) {
            throw Failures.of(inGroup(member), e);
        }
    }

    private String inGroup(String member) {
        return group + "/" + member;
    }

    Verdict allowed() {
        return gathered.allowed(Optional.empty());
    }

    Verdict denied(String message) {
        String explanation = message.isEmpty() ? " without explanation" : ": " + message;
        return gathered.denied(new Status(
                "Failure",
                "admission webhook \"" + group + "\" denied the request" + explanation,
                "",
                BAD_REQUEST,
                causes.isEmpty() ? Optional.empty() : Optional.of(new Status.Details("", "", "", "", causes, 0))));
    }
}
