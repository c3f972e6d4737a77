package dev.wasmk8s.runtime.expression;

import dev.wasmk8s.authorization.SubjectAccessReviewSpec;

/** A compiled match condition of an authorization module. Thread-safe. */
@FunctionalInterface
public interface AuthorizationExpression {
    /**
     * Evaluates it.
     *
     * @throws EvaluationException if it has no value, or costs too much
     */
    boolean evaluate(SubjectAccessReviewSpec request) throws EvaluationException;
}
