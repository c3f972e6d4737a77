package dev.wasmk8s.cel;

/** Ends an evaluation that costs too much. An error, so that no {@code ||} makes do without the side that threw it. */
final class BudgetExceeded extends Error {
    private static final long serialVersionUID = 1L;

    BudgetExceeded() {
        super(null, null, false, false);
    }
}
