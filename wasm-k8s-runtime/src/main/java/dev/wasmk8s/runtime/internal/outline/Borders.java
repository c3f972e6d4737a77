package dev.wasmk8s.runtime.internal.outline;

import java.util.BitSet;

/**
 * Where regions may begin and end: where a basic block does, and now and then within a long one. More places would cost
 * far more time and find hardly better regions.
 */
final class Borders {
    /** A block is long if it has more bytes than this. */
    private static final int LONG_BLOCK = 160;

    private final Code code;
    private final Flow flow;
    private final BitSet starts = new BitSet();
    private final BitSet ends = new BitSet();

    /**
     * Finds them.
     *
     * @param first the first instruction that may be moved
     */
    Borders(Code code, Flow flow, int first) {
        this.code = code;
        this.flow = flow;
        int last = first;
        for (int i = first; i < code.size(); i++) {
            boolean leads = leads(i);
            if (code.emptyStack(i) && (leads || code.bytes(last, i) >= LONG_BLOCK)) {
                starts.set(i);
                last = i;
            } else if (flow.jumpedTo(i)) {
                starts.set(i);
            }
            if (leads) {
                ends.set(i);
            }
        }
        ends.or(starts);
        ends.set(code.size());
    }

    /** Whether a basic block begins here. */
    private boolean leads(int ordinal) {
        return ordinal == 0
                || flow.jumpedTo(ordinal)
                || code.targets(ordinal - 1).length > 0
                || !code.fallsThrough(ordinal - 1);
    }

    boolean start(int ordinal) {
        return starts.get(ordinal);
    }

    boolean end(int ordinal) {
        return ends.get(ordinal);
    }
}
