package dev.wasmk8s.runtime.internal.match;

import dev.wasmk8s.authorization.Decision;
import dev.wasmk8s.authorization.ResourceAttributes;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.runtime.expression.AdmissionExpression;
import dev.wasmk8s.runtime.expression.AdmissionVariables;
import dev.wasmk8s.runtime.expression.AuthorizationExpression;
import dev.wasmk8s.runtime.expression.EvaluationException;
import dev.wasmk8s.runtime.expression.ExpressionCompiler;
import dev.wasmk8s.runtime.expression.GroupExpression;
import dev.wasmk8s.runtime.expression.InvalidExpressionException;
import java.util.Optional;
import java.util.Set;

/**
 * Compiles a few sentences in the place of CEL: {@code true}, {@code false}, {@code error TEXT}, {@code object has TEXT},
 * {@code namespace has TEXT}, {@code user is NAME}, and {@code user may get RESOURCE}.
 */
public class TextExpressions implements ExpressionCompiler {
    @Override
    public AdmissionExpression admission(String expression) throws InvalidExpressionException {
        if (expression.startsWith("object has ")) {
            return variables -> has(variables.request().object(), expression);
        }
        if (expression.startsWith("namespace has ")) {
            return variables -> has(variables.namespaceObject(), expression);
        }
        if (expression.startsWith("user may get ")) {
            return variables -> may(variables, last(expression));
        }
        if (expression.startsWith("user is ")) {
            return variables -> variables.request().userInfo().username().equals(last(expression));
        }
        AuthorizationExpression constant = constant(expression);
        return variables -> constant.evaluate(null);
    }

    @Override
    public AuthorizationExpression authorization(String expression) throws InvalidExpressionException {
        if (expression.startsWith("user is ")) {
            return spec -> spec.user().username().equals(last(expression));
        }
        return constant(expression);
    }

    @Override
    public GroupExpression group(String expression, Set<String> members) throws InvalidExpressionException {
        throw new InvalidExpressionException("there are no groups here");
    }

    private static AuthorizationExpression constant(String expression) throws InvalidExpressionException {
        if (expression.equals("true") || expression.equals("false")) {
            return spec -> expression.equals("true");
        }
        if (expression.startsWith("error ")) {
            return spec -> {
                throw new EvaluationException(last(expression));
            };
        }
        throw new InvalidExpressionException("undeclared reference to '" + expression + "'");
    }

    private static boolean has(Optional<RawJson> object, String expression) throws EvaluationException {
        if (object.isEmpty()) {
            throw new EvaluationException("null has no text");
        }
        return object.get().toString().contains(last(expression));
    }

    private static boolean may(AdmissionVariables variables, String resource) {
        var spec = SubjectAccessReviewSpec.of(
                variables.request().userInfo(),
                ResourceAttributes.of(
                        "get", "", "v1", resource, variables.request().namespace(), ""));
        return variables.authorizer().authorize(spec) instanceof Decision.Allow;
    }

    private static String last(String expression) {
        return expression.substring(expression.lastIndexOf(' ') + 1);
    }
}
