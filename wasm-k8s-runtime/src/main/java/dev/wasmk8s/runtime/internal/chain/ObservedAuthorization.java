package dev.wasmk8s.runtime.internal.chain;

import dev.wasmk8s.authorization.Authorizer;
import dev.wasmk8s.authorization.Decision;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.observation.AuthorizationAttempted;
import dev.wasmk8s.observation.AuthorizationAttempted.Result;
import dev.wasmk8s.runtime.internal.observation.Signals;

/** A whole authorization chain, with observers. */
public record ObservedAuthorization(Authorizer chain, Signals signals) implements Authorizer {
    @Override
    public Decision authorize(SubjectAccessReviewSpec spec) {
        long start = signals.now();
        Result result = Result.ERROR;
        try {
            Decision decision = chain.authorize(spec);
            result = result(decision);
            return decision;
        } finally {
            signals.raise(new AuthorizationAttempted(result, signals.since(start)));
        }
    }

    private static Result result(Decision decision) {
        if (decision instanceof Decision.Allow) {
            return Result.ALLOWED;
        }
        if (!decision.errors().isEmpty()) {
            return Result.ERROR;
        }
        return decision instanceof Decision.Deny ? Result.DENIED : Result.NO_OPINION;
    }
}
