package dev.wasmk8s.cel;

import dev.wasmk8s.runtime.expression.EvaluationException;

/**
 * Carries an exception out of an evaluation. Not an exception itself: {@code ||} and {@code &&} would make do without
 * the side that threw it, and a verdict must not come of what could not be found out.
 */
final class ThrownOn extends Error {
    private static final long serialVersionUID = 1L;

    private final Exception carried;

    ThrownOn(RuntimeException carried) {
        super(carried);
        this.carried = carried;
    }

    ThrownOn(EvaluationException carried) {
        super(carried);
        this.carried = carried;
    }

    /** Throws what is carried. The return type is for callers' flow alone. */
    RuntimeException unwrap() throws EvaluationException {
        if (carried instanceof EvaluationException failure) {
            throw failure;
        }
        throw (RuntimeException) carried;
    }
}
