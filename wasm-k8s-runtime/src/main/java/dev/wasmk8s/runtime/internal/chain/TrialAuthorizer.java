package dev.wasmk8s.runtime.internal.chain;

import dev.wasmk8s.authorization.Authorizer;
import dev.wasmk8s.authorization.Decision;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.Enforcement;
import java.util.Objects;

/**
 * A member of an authorization chain whose decisions do not count: it is asked, and then has no opinion. Nor do its failures
 * count, since an error beside no opinion would turn HTTP 403 into 500. What is no fault of the member still ends the walk.
 *
 * @param observer is told what it said
 */
public record TrialAuthorizer(String name, Authorizer authorizer, Enforcement enforcement, TrialObserver observer)
        implements Authorizer {
    /** The member as it is to stand in a chain: itself where its decisions count. */
    public static Authorizer of(String name, Authorizer authorizer, Enforcement enforcement, TrialObserver observer) {
        return enforcement == Enforcement.ENFORCE
                ? authorizer
                : new TrialAuthorizer(name, authorizer, enforcement, observer);
    }

    @Override
    public Decision authorize(SubjectAccessReviewSpec spec) {
        Trial.Outcome outcome = ask(spec);
        boolean decides = outcome == Trial.Outcome.ALLOWED || outcome == Trial.Outcome.DENIED;
        observer.tell(new Trial(name, enforcement, outcome, decides));
        return Decision.noOpinion("");
    }

    private Trial.Outcome ask(SubjectAccessReviewSpec spec) {
        try {
            Decision decision = Objects.requireNonNull(authorizer.authorize(spec));
            if (decision instanceof Decision.NoOpinion) {
                return decision.errors().isEmpty() ? Trial.Outcome.NO_OPINION : Trial.Outcome.FAILED;
            }
            return decision instanceof Decision.Allow ? Trial.Outcome.ALLOWED : Trial.Outcome.DENIED;
        } catch (RuntimeException e) {
            ReviewException failure = Failures.of(name, e);
            Failures.passOver(failure);
            return Trial.Outcome.FAILED;
        }
    }
}
