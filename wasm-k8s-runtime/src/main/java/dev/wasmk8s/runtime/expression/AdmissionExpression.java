package dev.wasmk8s.runtime.expression;

/** A compiled match condition of an admission module. Thread-safe. */
@FunctionalInterface
public interface AdmissionExpression {
    /**
     * Evaluates it.
     *
     * @throws EvaluationException if it has no value, or costs too much
     */
    boolean evaluate(AdmissionVariables variables) throws EvaluationException;
}
