package dev.wasmk8s.runtime.internal.version;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The calls that run on one version. Entering and leaving takes no lock and allocates nothing, and threads do not write to
 * the same memory, as far as there are cells for all: each counts in the cell that its identity names. Threads that share
 * one count together.
 *
 * <p>That nothing is closed under a running call, and everything once: all accesses below are volatile, so there is one
 * order of all of them. A call first counts itself, and then looks whether this was retired; only if it was not does it
 * run, so <em>every call that runs has counted itself before the retirement</em>. It takes itself off the same cell, since
 * it ends on the thread on which it began. So from the retirement on the number of running calls in a cell only falls, and
 * the cell's value is that number or more: calls that come too late count themselves for a moment. Whoever finds all cells
 * at 0, one after the other and after the retirement, has met each cell at a time when no call ran that counts there, and
 * none can have begun since: no call runs any more.
 *
 * <p>That it is closed at all: of all who leave after the retirement, and whoever retires, the last in that order finds all
 * cells at 0. Who left before the retirement without a look at the cells is seen by whoever retires. Closing happens once,
 * as only one of those who find nothing but zeros wins the last exchange.
 */
final class InFlight {
    /** A cache line, and the next one, which processors like to fetch too. */
    private static final int SHIFT = 4;

    private static final int MOST_CELLS = 256;
    private static final int CELLS = cells(Runtime.getRuntime().availableProcessors());

    /** The first cell is left out: the length of the array is beside it, which everybody reads. */
    private final AtomicLongArray counts = new AtomicLongArray((CELLS + 1) << SHIFT);

    private final AtomicBoolean closed = new AtomicBoolean();
    private final Runnable closing;
    private volatile boolean retired;

    /**
     * Nobody is in.
     *
     * @param closing runs once, when this was retired and nobody is in any more, on whichever thread is the last
     */
    InFlight(Runnable closing) {
        this.closing = closing;
    }

    /** So many that threads seldom meet: four for each processor, a power of two. */
    private static int cells(int processors) {
        return Math.min(MOST_CELLS, Integer.highestOneBit(processors) * 8);
    }

    /** The cell of this thread, always the same. No allocation; the JVM keeps the number in the thread's header. */
    private static int cell() {
        return ((System.identityHashCode(Thread.currentThread()) & (CELLS - 1)) + 1) << SHIFT;
    }

    /** Begins a call. Answers false if this was retired, and then there is nothing to end. */
    boolean enter() {
        counts.getAndIncrement(cell());
        if (retired) {
            leave();
            return false;
        }
        return true;
    }

    /** Ends a call, on the thread on which it began. */
    void leave() {
        counts.getAndDecrement(cell());
        if (retired) {
            closeIfEmpty();
        }
    }

    /** Lets no new call begin. */
    void retire() {
        retired = true;
        closeIfEmpty();
    }

    /** How many calls run, or have come too late, about now. */
    long count() {
        long sum = 0;
        for (int cell = 1; cell <= CELLS; cell++) {
            sum += counts.get(cell << SHIFT);
        }
        return sum;
    }

    private void closeIfEmpty() {
        for (int cell = 1; cell <= CELLS; cell++) {
            if (counts.get(cell << SHIFT) != 0) {
                return;
            }
        }
        if (closed.compareAndSet(false, true)) {
            closing.run();
        }
    }
}
