package dev.wasmk8s.runtime.internal.match;

import dev.wasmk8s.runtime.MatchCondition;
import dev.wasmk8s.runtime.expression.AuthorizationExpression;
import dev.wasmk8s.runtime.expression.ExpressionCompiler;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Compiles the match conditions of an authorizer. Those of the API server have no names, so expressions are unique. */
public final class AuthorizationConditions {
    private AuthorizationConditions() {}

    /**
     * Compiles them.
     *
     * @param problems is told everything that is wrong, one sentence each. If anything is, the result is of no use.
     */
    public static Conditions<AuthorizationExpression> compile(
            List<MatchCondition> declared, Expressions expressions, Consumer<String> problems) {
        Set<String> seen = new HashSet<>();
        for (MatchCondition condition : declared) {
            if (!seen.add(condition.expression())) {
                problems.accept("the match condition \"" + condition.name() + "\" repeats the expression of another");
            }
        }
        return Conditions.compile(declared, expressions, ExpressionCompiler::authorization, problems);
    }
}
