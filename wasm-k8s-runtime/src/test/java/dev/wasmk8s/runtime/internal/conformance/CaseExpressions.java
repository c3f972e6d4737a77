package dev.wasmk8s.runtime.internal.conformance;

import dev.wasmk8s.runtime.expression.AdmissionExpression;
import dev.wasmk8s.runtime.expression.AuthorizationExpression;
import dev.wasmk8s.runtime.expression.EvaluationException;
import dev.wasmk8s.runtime.expression.ExpressionCompiler;
import dev.wasmk8s.runtime.expression.GroupExpression;
import dev.wasmk8s.runtime.expression.InvalidExpressionException;
import java.util.Set;

/** Compiles the two forms of CEL that conformance cases are written in. */
final class CaseExpressions implements ExpressionCompiler {
    private static final String USER = "request.user == '";
    private static final String NAMESPACE = "request.resourceAttributes.namespace == '";

    @Override
    public AuthorizationExpression authorization(String expression) throws InvalidExpressionException {
        if (expression.startsWith(USER)) {
            String user = literal(expression, USER);
            return request -> request.user().username().equals(user);
        }
        if (expression.startsWith(NAMESPACE)) {
            String namespace = literal(expression, NAMESPACE);
            return request -> request.resourceAttributes()
                    .orElseThrow(() -> new EvaluationException("no such key: resourceAttributes"))
                    .namespace()
                    .equals(namespace);
        }
        throw new InvalidExpressionException("no case is written like this: " + expression);
    }

    @Override
    public AdmissionExpression admission(String expression) throws InvalidExpressionException {
        throw new InvalidExpressionException("no case has conditions of admission");
    }

    @Override
    public GroupExpression group(String expression, Set<String> members) throws InvalidExpressionException {
        throw new InvalidExpressionException("no case has groups");
    }

    private static String literal(String expression, String before) {
        return expression.substring(before.length(), expression.length() - 1);
    }
}
