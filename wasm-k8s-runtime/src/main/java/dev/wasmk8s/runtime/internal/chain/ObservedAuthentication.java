package dev.wasmk8s.runtime.internal.chain;

import dev.wasmk8s.authentication.Authentication;
import dev.wasmk8s.authentication.Authenticator;
import dev.wasmk8s.authentication.TokenReviewSpec;
import dev.wasmk8s.observation.AuthenticationAttempted;
import dev.wasmk8s.observation.AuthenticationAttempted.Result;
import dev.wasmk8s.runtime.internal.observation.Signals;

/**
 * A whole authentication chain, with observers.
 *
 * @param empty whether it has no members
 */
public record ObservedAuthentication(Authenticator chain, boolean empty, Signals signals) implements Authenticator {
    @Override
    public Authentication authenticate(TokenReviewSpec spec) {
        long start = signals.now();
        Result result = Result.ERROR;
        int failures = 1;
        try {
            Authentication answer = chain.authenticate(spec);
            result = result(spec, answer);
            failures = answer instanceof Authentication.Unauthenticated nobody
                    ? nobody.errors().size()
                    : 0;
            return answer;
        } finally {
            signals.raise(new AuthenticationAttempted(result, failures, signals.since(start)));
        }
    }

    /** The API server makes an error of a bearer token that nobody knows, where it never asks about none at all. */
    private Result result(TokenReviewSpec spec, Authentication answer) {
        if (answer instanceof Authentication.Authenticated) {
            return Result.SUCCESS;
        }
        return empty || spec.token().isEmpty() ? Result.FAILURE : Result.ERROR;
    }
}
