package dev.wasmk8s.runtime.internal.chain;

import dev.wasmk8s.authentication.Authentication;
import dev.wasmk8s.authentication.Authenticator;
import dev.wasmk8s.authentication.TokenReviewSpec;
import dev.wasmk8s.observation.AuthenticationReviewed;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.runtime.internal.observation.Signals;
import java.util.Objects;
import java.util.Optional;

/** A member of an authentication chain, with observers. */
public record ObservedAuthenticator(String module, Authenticator authenticator, Signals signals)
        implements Authenticator {
    @Override
    public Authentication authenticate(TokenReviewSpec spec) {
        long start = signals.now();
        Authentication answer;
        try {
            answer = Objects.requireNonNull(authenticator.authenticate(spec));
        } catch (RuntimeException | Error e) {
            raise(false, Optional.of(Failures.codeOf(e)), start);
            throw e;
        }
        raise(answer instanceof Authentication.Authenticated, failureIn(answer), start);
        return answer;
    }

    /** That of a member which is a chain itself. */
    private static Optional<FailureCode> failureIn(Authentication answer) {
        return answer instanceof Authentication.Unauthenticated nobody
                        && !nobody.errors().isEmpty()
                ? Optional.of(nobody.errors().get(0).code())
                : Optional.empty();
    }

    private void raise(boolean authenticated, Optional<FailureCode> failure, long start) {
        signals.raise(new AuthenticationReviewed(module, authenticated, failure, signals.since(start)));
    }
}
