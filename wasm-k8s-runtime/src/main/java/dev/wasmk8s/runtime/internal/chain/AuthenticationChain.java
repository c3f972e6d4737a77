package dev.wasmk8s.runtime.internal.chain;

import dev.wasmk8s.authentication.Authentication;
import dev.wasmk8s.authentication.Authenticator;
import dev.wasmk8s.authentication.TokenReviewSpec;
import dev.wasmk8s.review.ReviewException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The first member that knows the user ends the walk. No token is nobody's, and nobody is asked. Immutable and thread-safe. */
public final class AuthenticationChain implements Authenticator {
    private static final Authentication NOBODY = new Authentication.Unauthenticated(List.of());

    private final List<Member<Authenticator>> members;

    /** Asks the members in this order. */
    public AuthenticationChain(List<Member<Authenticator>> members) {
        this.members = List.copyOf(members);
    }

    @Override
    public Authentication authenticate(TokenReviewSpec spec) {
        if (spec.token().isEmpty()) {
            return NOBODY;
        }
        List<ReviewException> errors = new ArrayList<>();
        for (Member<Authenticator> member : members) {
            try {
                Authentication answer = Objects.requireNonNull(member.reviewer().authenticate(spec));
                if (answer instanceof Authentication.Unauthenticated nobody) {
                    errors.addAll(nobody.errors());
                } else {
                    return answer;
                }
            } catch (RuntimeException e) {
                ReviewException failure = Failures.of(member.name(), e);
                Failures.passOver(failure);
                errors.add(failure);
            }
        }
        return new Authentication.Unauthenticated(errors);
    }
}
