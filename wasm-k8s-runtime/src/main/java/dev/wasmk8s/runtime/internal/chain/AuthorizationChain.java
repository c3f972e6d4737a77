package dev.wasmk8s.runtime.internal.chain;

import dev.wasmk8s.authorization.Authorizer;
import dev.wasmk8s.authorization.Decision;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.observation.AuthorizationDecided;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.FailurePolicy;
import dev.wasmk8s.runtime.internal.observation.Signals;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The first member that allows or denies ends the walk. Immutable and thread-safe. */
public final class AuthorizationChain implements Authorizer {
    private final List<Member<Authorizer>> members;
    private final Signals signals;

    /** Asks the members in this order. */
    public AuthorizationChain(List<Member<Authorizer>> members) {
        this(members, Signals.NONE);
    }

    /** The same, where observers are told who decided. */
    public AuthorizationChain(List<Member<Authorizer>> members, Signals signals) {
        this.members = List.copyOf(members);
        this.signals = signals;
    }

    @Override
    public Decision authorize(SubjectAccessReviewSpec spec) {
        List<String> reasons = new ArrayList<>();
        List<ReviewException> errors = new ArrayList<>();
        for (Member<Authorizer> member : members) {
            Decision decision = ask(member, spec);
            if (!(decision instanceof Decision.NoOpinion)) {
                if (signals.isOn()) {
                    signals.raise(new AuthorizationDecided(member.name(), decision instanceof Decision.Allow));
                }
                return decision;
            }
            if (!decision.reason().isEmpty()) {
                reasons.add(decision.reason());
            }
            errors.addAll(decision.errors());
        }
        return new Decision.NoOpinion(String.join("\n", reasons), errors);
    }

    private static Decision ask(Member<Authorizer> member, SubjectAccessReviewSpec spec) {
        try {
            return Objects.requireNonNull(member.reviewer().authorize(spec));
        } catch (RuntimeException e) {
            ReviewException failure = Failures.of(member.name(), e);
            if (member.failurePolicy() == FailurePolicy.FAIL) {
                return new Decision.Deny("", List.of(failure));
            }
            Failures.passOver(failure);
            return new Decision.NoOpinion("", List.of(failure));
        }
    }
}
