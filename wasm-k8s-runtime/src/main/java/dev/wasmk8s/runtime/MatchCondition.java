package dev.wasmk8s.runtime;

import java.util.Objects;

/**
 * A condition that a request has to meet before a module is asked: {@code matchConditions} of webhooks and authorizers.
 * Immutable. It needs an {@linkplain dev.wasmk8s.runtime.expression.ExpressionCompiler expression compiler} on the class path.
 *
 * <p>The first that is false rules the module out. If none is, and one has no value (it looks at a field that is not
 * there, say, or costs too much), the failure policy of the module says what that means: {@code FAIL} refuses the request,
 * {@code IGNORE} rules the module out. Checks that an admission condition makes with {@code authorizer} are answered by
 * the authorization chain of the same {@link AccessControl}. A module has at most 64 conditions.
 *
 * @param name tells conditions of one module apart, in errors; unique in it
 * @param expression CEL that yields a boolean
 */
public record MatchCondition(String name, String expression) {
    /** Checks that nothing is null. */
    public MatchCondition {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(expression, "expression");
    }
}
