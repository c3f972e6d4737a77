package dev.wasmk8s.runtime.expression;

/** A compiled expression has no value for a request. The message says why, on one line, without a full stop. */
public final class EvaluationException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Says why. */
    public EvaluationException(String message) {
        super(message);
    }
}
