package dev.wasmk8s.runtime.internal.chain;

import dev.wasmk8s.authorization.Authorizer;
import dev.wasmk8s.authorization.Decision;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.runtime.expression.AuthorizationExpression;
import dev.wasmk8s.runtime.internal.match.Conditions;

/**
 * Asks an authorizer if its match conditions are met, and has no opinion if one is false. If it is not known, that is a
 * failure of the authorizer, for its failure policy to judge. Immutable and thread-safe.
 */
public final class ConditionalAuthorizer implements Authorizer {
    private static final Decision SKIPPED = Decision.noOpinion("");

    private final Authorizer authorizer;
    private final Conditions<AuthorizationExpression> conditions;

    private ConditionalAuthorizer(Authorizer authorizer, Conditions<AuthorizationExpression> conditions) {
        this.authorizer = authorizer;
        this.conditions = conditions;
    }

    /** The authorizer itself if there is no condition. */
    public static Authorizer of(Authorizer authorizer, Conditions<AuthorizationExpression> conditions) {
        return conditions.isEmpty() ? authorizer : new ConditionalAuthorizer(authorizer, conditions);
    }

    @Override
    public Decision authorize(SubjectAccessReviewSpec spec) {
        Conditions.Outcome outcome = conditions.evaluate(expression -> expression.evaluate(spec));
        if (outcome instanceof Conditions.Outcome.Unmet) {
            return SKIPPED;
        }
        if (outcome instanceof Conditions.Outcome.Failed failed) {
            throw failed.failure();
        }
        return authorizer.authorize(spec);
    }
}
