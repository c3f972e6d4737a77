package dev.wasmk8s.runtime.internal.chain;

import dev.wasmk8s.authorization.Authorizer;
import dev.wasmk8s.authorization.Decision;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.observation.AuthorizationConditions;
import dev.wasmk8s.runtime.expression.AuthorizationExpression;
import dev.wasmk8s.runtime.internal.match.Conditions;
import dev.wasmk8s.runtime.internal.observation.Signals;

/**
 * Asks an authorizer if its match conditions are met, and has no opinion if one is false. If it is not known, that is a
 * failure of the authorizer, for its failure policy to judge. Immutable and thread-safe.
 */
public final class ConditionalAuthorizer implements Authorizer {
    private static final Decision SKIPPED = Decision.noOpinion("");

    private final Authorizer authorizer;
    private final Conditions<AuthorizationExpression> conditions;
    private final String name;
    private final Signals signals;

    private ConditionalAuthorizer(
            Authorizer authorizer, Conditions<AuthorizationExpression> conditions, String name, Signals signals) {
        this.authorizer = authorizer;
        this.conditions = conditions;
        this.name = name;
        this.signals = signals;
    }

    /**
     * The authorizer itself if there is no condition.
     *
     * @param name tells it from the others, to observers
     */
    public static Authorizer of(
            Authorizer authorizer, Conditions<AuthorizationExpression> conditions, String name, Signals signals) {
        return conditions.isEmpty() ? authorizer : new ConditionalAuthorizer(authorizer, conditions, name, signals);
    }

    @Override
    public Decision authorize(SubjectAccessReviewSpec spec) {
        Conditions.Outcome outcome = signals.isOn() ? observed(spec) : evaluate(spec);
        if (outcome instanceof Conditions.Outcome.Unmet) {
            return SKIPPED;
        }
        if (outcome instanceof Conditions.Outcome.Failed failed) {
            throw failed.failure();
        }
        return authorizer.authorize(spec);
    }

    private Conditions.Outcome observed(SubjectAccessReviewSpec spec) {
        long start = signals.now();
        Conditions.Outcome outcome = evaluate(spec);
        signals.raise(new AuthorizationConditions(name, outcome.observed(), outcome.errors(), signals.since(start)));
        return outcome;
    }

    private Conditions.Outcome evaluate(SubjectAccessReviewSpec spec) {
        return conditions.evaluate(expression -> expression.evaluate(spec));
    }
}
