package dev.wasmk8s.cel;

import dev.wasmk8s.runtime.expression.AdmissionExpression;
import dev.wasmk8s.runtime.expression.AuthorizationExpression;
import dev.wasmk8s.runtime.expression.ExpressionCompiler;
import dev.wasmk8s.runtime.expression.GroupExpression;
import dev.wasmk8s.runtime.expression.InvalidExpressionException;
import java.util.Set;

/**
 * Compiles CEL. {@link java.util.ServiceLoader} finds it. Thread-safe, as is all that it makes; what it needs is made
 * when the first expression is compiled.
 *
 * <p>An expression is at most {@value #MAX_CHARACTERS} characters long. What one evaluation may cost is bounded; see the
 * package.
 */
public final class CelExpressionCompiler implements ExpressionCompiler {
    /** How long an expression may be, in Unicode characters. */
    public static final int MAX_CHARACTERS = 10_240;

    /** For {@link java.util.ServiceLoader}. */
    public CelExpressionCompiler() {}

    @Override
    public AdmissionExpression admission(String expression) throws InvalidExpressionException {
        CompiledExpression compiled = ConditionLanguage.ADMISSION.compile(expression);
        return variables -> compiled.evaluate(AdmissionValues.of(variables)::find);
    }

    @Override
    public AuthorizationExpression authorization(String expression) throws InvalidExpressionException {
        CompiledExpression compiled = ConditionLanguage.AUTHORIZATION.compile(expression);
        return request -> compiled.evaluate(new AccessValues(request)::find);
    }

    @Override
    public GroupExpression group(String expression, Set<String> members) throws InvalidExpressionException {
        return GroupLanguage.compile(expression, members);
    }
}
