package dev.wasmk8s.runtime.internal.chain;

import dev.wasmk8s.authorization.Authorizer;
import dev.wasmk8s.authorization.Decision;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.observation.AuthorizationReviewed;
import dev.wasmk8s.observation.AuthorizationReviewed.Answer;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.runtime.FailurePolicy;
import dev.wasmk8s.runtime.internal.observation.Signals;
import java.util.Objects;
import java.util.Optional;

/**
 * A member of an authorization chain, with observers.
 *
 * @param failurePolicy what the chain will make of a failure
 * @param enforced whether the chain will heed the answer
 */
public record ObservedAuthorizer(
        String module, Authorizer authorizer, FailurePolicy failurePolicy, boolean enforced, Signals signals)
        implements Authorizer {
    @Override
    public Decision authorize(SubjectAccessReviewSpec spec) {
        long start = signals.now();
        Decision decision;
        try {
            decision = Objects.requireNonNull(authorizer.authorize(spec));
        } catch (RuntimeException | Error e) {
            FailureCode code = Failures.codeOf(e);
            boolean passedOver = failurePolicy == FailurePolicy.IGNORE && !Failures.endsTheWalk(e);
            raise(passedOver ? Answer.NO_OPINION : Answer.DENY, Optional.of(code), start);
            throw e;
        }
        raise(answer(decision), Optional.empty(), start);
        return decision;
    }

    private static Answer answer(Decision decision) {
        if (decision instanceof Decision.Allow) {
            return Answer.ALLOW;
        }
        return decision instanceof Decision.Deny ? Answer.DENY : Answer.NO_OPINION;
    }

    private void raise(Answer answer, Optional<FailureCode> failure, long start) {
        signals.raise(new AuthorizationReviewed(module, answer, enforced, failure, signals.since(start)));
    }
}
