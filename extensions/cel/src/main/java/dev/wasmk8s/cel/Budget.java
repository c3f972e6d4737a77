package dev.wasmk8s.cel;

import dev.cel.common.ast.CelExpr;
import dev.cel.runtime.CelEvaluationListener;
import java.util.Collection;

/**
 * What one evaluation may still cost. A step costs one unit, some ten nanoseconds up to some hundred; an argument costs
 * more if it is large, by what the function called does with it. Used by one thread, for one evaluation.
 */
@SuppressWarnings("ThreadSafe") // one evaluation is one thread
final class Budget implements CelEvaluationListener {
    static final long UNITS = 1_000_000;
    private static final long UNITS_OF_A_CHECK = 50_000;
    private static final int ELEMENTS_PER_UNIT = 16;
    private static final int CHARACTERS_PER_UNIT = 10;
    private static final int NODES_PER_UNIT = 4;

    private final ArgumentCosts costs;
    private long left = UNITS;

    Budget(ArgumentCosts costs) {
        this.costs = costs;
    }

    @Override
    public void callback(CelExpr step, Object result) {
        long cost = 1;
        if (result instanceof Collection<?> list) {
            // The library walks over a list whenever it hands it on.
            cost += list.size() / ELEMENTS_PER_UNIT;
        } else if (result instanceof AccessDecision) {
            cost += costs.isCheck(step) ? UNITS_OF_A_CHECK : 0;
        }
        if (costs.isRead(step)) {
            cost += result instanceof String text ? text.length() / CHARACTERS_PER_UNIT : 0;
        } else if (costs.isCompared(step)) {
            cost += Weight.of(result, left * NODES_PER_UNIT) / NODES_PER_UNIT;
        }
        left -= cost;
        if (left < 0) {
            throw new BudgetExceeded();
        }
    }
}
