package dev.wasmk8s.runtime;

import java.util.Objects;

/**
 * A condition that a request has to meet before a module is asked: {@code matchConditions} of webhooks and authorizers.
 * Immutable. It needs an {@linkplain dev.wasmk8s.runtime.expression.ExpressionCompiler expression compiler} on the class path.
 *
 * @param name tells conditions of one module apart, in errors
 * @param expression CEL that yields a boolean
 */
public record MatchCondition(String name, String expression) {
    /** Checks that nothing is null. */
    public MatchCondition {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(expression, "expression");
    }
}
