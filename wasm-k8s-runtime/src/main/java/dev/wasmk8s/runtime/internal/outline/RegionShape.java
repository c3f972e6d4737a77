package dev.wasmk8s.runtime.internal.outline;

import java.util.Arrays;

/**
 * The borders of one possible region, from a fixed start to an end that moves on: where it is entered and left, and
 * which local variables it uses.
 */
final class RegionShape {
    private static final int NOT_SEEN = -1;

    private final Code code;
    private final Flow flow;
    private final boolean manyEntries;
    private final SlotUse use = new SlotUse();
    /** Where it is entered: its start, and what is jumped to from before it. */
    private final Ordinals entries = new Ordinals();
    /** Where it jumps to outside of itself. */
    private final Ordinals targets = new Ordinals();
    /** The start of the shape that last saw a jump to an instruction. */
    private final int[] seenFrom;

    private int start;
    private int end;
    private boolean returns;
    /** The last instruction that jumps into it. */
    private int lastSource;
    /** The last target that has values on the stack, and so cannot be an exit. */
    private int lastInner;

    RegionShape(Code code, Flow flow, boolean manyEntries) {
        this.code = code;
        this.flow = flow;
        this.manyEntries = manyEntries;
        this.seenFrom = new int[code.size()];
        Arrays.fill(seenFrom, NOT_SEEN);
    }

    /** Forgets all and begins with an empty range. */
    void begin(int first) {
        start = first;
        end = first;
        use.clear();
        entries.clear();
        targets.clear();
        entries.add(first);
        returns = false;
        lastSource = NOT_SEEN;
        lastInner = NOT_SEEN;
    }

    /** Takes in the next instruction; false if no region from this start can contain it. */
    boolean grow() {
        if (!MoveRules.movable(code, end) || (end > start && !enter(end))) {
            return false;
        }
        use.add(code, end);
        returns |= code.isReturn(end);
        for (int target : code.targets(end)) {
            if (!leave(target)) {
                return false;
            }
        }
        end++;
        targets.dropWithin(end - 1, end);
        return true;
    }

    private boolean enter(int ordinal) {
        lastSource = Math.max(lastSource, flow.lastSource(ordinal));
        if (flow.firstSource(ordinal) >= start) {
            return true;
        }
        entries.add(ordinal);
        // The number of the entry takes the stack's place.
        return manyEntries && code.emptyStack(ordinal) && code.emptyStack(start);
    }

    private boolean leave(int target) {
        if (seenFrom[target] != start) {
            seenFrom[target] = start;
            if (target < start || target > end) {
                targets.add(target);
            }
        }
        if (code.emptyStack(target)) {
            return true;
        }
        lastInner = Math.max(lastInner, target);
        return target >= start;
    }

    /** Whether it is entered from before it only, and every exit leaves an empty stack. */
    boolean closed() {
        return lastSource < end && lastInner < end && (!code.fallsThrough(end - 1) || code.emptyStack(end));
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    int bytes() {
        return code.bytes(start, end);
    }

    SlotUse use() {
        return use;
    }

    Ordinals entries() {
        return entries;
    }

    Ordinals targets() {
        return targets;
    }

    /** Whether the method may return in it. */
    boolean returns() {
        return returns;
    }

    /** Whether it may go on at its end without a jump, and no jump goes there as well. */
    boolean onlyFallsToEnd() {
        return code.fallsThrough(end - 1) && seenFrom[end] != start;
    }
}
