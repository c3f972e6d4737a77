package dev.wasmk8s.runtime.expression;

import java.util.Set;

/** Compiles expressions when modules are loaded. Thread-safe, as are the expressions that it makes. */
public interface ExpressionCompiler {
    /**
     * Compiles a match condition of an admission module. It sees {@code object}, {@code oldObject}, {@code request}
     * (without those two), {@code namespaceObject} and {@code authorizer}, as those of a webhook do.
     *
     * @throws InvalidExpressionException if it is not an expression that yields a boolean
     */
    AdmissionExpression admission(String expression) throws InvalidExpressionException;

    /**
     * Compiles a match condition of an authorization module. It sees {@code request}, the {@code spec} of the
     * SubjectAccessReview.
     *
     * @throws InvalidExpressionException if it is not an expression that yields a boolean
     */
    AuthorizationExpression authorization(String expression) throws InvalidExpressionException;

    /**
     * Compiles the expression of a group. A member is a function without parameters that tells whether the member allows:
     * {@code first() && (second() || third())}.
     *
     * @param members the names of the members
     * @throws InvalidExpressionException if it is not an expression that yields a boolean, or calls what is no member
     */
    GroupExpression group(String expression, Set<String> members) throws InvalidExpressionException;
}
