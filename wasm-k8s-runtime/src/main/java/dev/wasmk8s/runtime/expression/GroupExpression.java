package dev.wasmk8s.runtime.expression;

import java.util.function.Predicate;

/** The compiled expression of a group. Thread-safe. */
@FunctionalInterface
public interface GroupExpression {
    /**
     * Evaluates it. Members on whose verdicts the value does not depend are not asked, and no member is asked twice.
     *
     * @param member asks the member of a name whether it allows; what it throws is thrown on
     * @throws EvaluationException if it has no value
     */
    boolean evaluate(Predicate<String> member) throws EvaluationException;
}
