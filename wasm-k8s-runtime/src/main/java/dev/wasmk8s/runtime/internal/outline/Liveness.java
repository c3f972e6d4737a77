package dev.wasmk8s.runtime.internal.outline;

import java.util.BitSet;
import java.util.function.IntFunction;

/** Which slots hold a value that may still be read, before each instruction of a range. */
final class Liveness {
    private final Code code;
    private final int start;
    private final int end;
    private final IntFunction<BitSet> outside;
    private final BitSet[] live;

    private Liveness(Code code, int start, int end, IntFunction<BitSet> outside) {
        this.code = code;
        this.start = start;
        this.end = end;
        this.outside = outside;
        this.live = new BitSet[end - start];
        for (int i = 0; i < live.length; i++) {
            live[i] = new BitSet();
        }
        boolean changed = true;
        while (changed) {
            changed = sweep();
        }
    }

    /** Reads a whole method. */
    static Liveness of(Code code) {
        return new Liveness(code, 0, code.size(), ordinal -> new BitSet());
    }

    /**
     * Reads a range of a method.
     *
     * @param outside what is live at the instructions outside that the range goes on with
     */
    static Liveness of(Code code, int start, int end, IntFunction<BitSet> outside) {
        return new Liveness(code, start, end, outside);
    }

    /** What is live before an instruction. Not to be changed. */
    BitSet at(int ordinal) {
        return start <= ordinal && ordinal < end ? live[ordinal - start] : outside.apply(ordinal);
    }

    private boolean sweep() {
        boolean changed = false;
        BitSet now = new BitSet();
        for (int i = end - 1; i >= start; i--) {
            transfer(i, now);
            if (!now.equals(live[i - start])) {
                live[i - start].clear();
                live[i - start].or(now);
                changed = true;
            }
        }
        return changed;
    }

    private void transfer(int ordinal, BitSet now) {
        now.clear();
        if (code.fallsThrough(ordinal)) {
            now.or(at(ordinal + 1));
        }
        for (int target : code.targets(ordinal)) {
            now.or(at(target));
        }
        if (code.written(ordinal) >= 0) {
            now.clear(code.written(ordinal));
        }
        if (code.read(ordinal) >= 0) {
            now.set(code.read(ordinal));
        }
        for (Guard guard : code.guards()) {
            if (guard.covers(ordinal)) {
                now.or(at(guard.handler()));
            }
        }
    }
}
