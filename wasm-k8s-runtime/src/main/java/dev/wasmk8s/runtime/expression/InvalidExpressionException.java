package dev.wasmk8s.runtime.expression;

/** An expression cannot be compiled. The message says why, on one line, without a full stop. */
public final class InvalidExpressionException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Says why. */
    public InvalidExpressionException(String message) {
        super(message);
    }
}
