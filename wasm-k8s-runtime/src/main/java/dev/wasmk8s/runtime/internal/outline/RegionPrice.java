package dev.wasmk8s.runtime.internal.outline;

import org.jspecify.annotations.Nullable;

/** Says whether a possible region can be moved, what that saves, and what its call costs. */
final class RegionPrice {
    /** Bytes of a call. */
    private static final int CALL_BYTES = 3;
    /** Bytes of an entry's number and the jump to the call. */
    private static final int ENTRY_BYTES = 6;
    /** Bytes that set a variable. */
    private static final int UNSET_BYTES = 3;

    /** How much more often the body of a loop is thought to run than the code around it, as a power of two. */
    private static final int LOOP_SHIFT = 3;

    private static final int MOST_LOOPS = 6;

    // What a call costs each time, in parts that were weighed against each other by measurement.
    private static final int CALL = 30;
    private static final int ARGUMENT = 5;
    private static final int CHOICE = 5;
    private static final int RESULT = 10;
    private static final int ARRAY = 30;

    private final Analysis analysis;
    private final RegionValues values;

    RegionPrice(Analysis analysis) {
        this.analysis = analysis;
        this.values = new RegionValues(analysis);
    }

    /** Prices a region; {@code null} if it cannot be moved. */
    @Nullable
    Candidate of(RegionShape shape) {
        if (!guardsAllow(shape) || !values.read(shape)) {
            return null;
        }
        int glue = values.argumentBytes()
                + CALL_BYTES
                + bytesOfEntries(shape.entries())
                + values.handover().bytes(values.ways(), values.sumOfResults());
        return new Candidate(shape.start(), shape.end(), shape.bytes() - glue, cost(shape));
    }

    private int bytesOfEntries(Ordinals entries) {
        int bytes = 0;
        for (int i = 0; i < entries.size() && entries.size() > 1; i++) {
            bytes += ENTRY_BYTES + UNSET_BYTES * values.unsetAt(entries.get(i));
        }
        return bytes;
    }

    private long cost(RegionShape shape) {
        int loops = Math.min(analysis.flow().loopsAround(shape.start(), shape.end()), MOST_LOOPS);
        long once = CALL
                + (long) ARGUMENT * values.arguments()
                + (long) CHOICE * (values.ways() + shape.entries().size())
                + (long) RESULT * values.mostResults()
                + (values.handover() == Handover.ARRAY ? ARRAY : 0);
        return once << (LOOP_SHIFT * loops);
    }

    /**
     * Whether the exception table allows it: what guards a part of the region lies in it with its handler, or guards
     * all of it from outside with a handler that reads nothing the region writes.
     */
    private boolean guardsAllow(RegionShape shape) {
        int lastWithin = -1;
        int firstAround = Integer.MAX_VALUE;
        for (Guard guard : analysis.code().guards()) {
            if (!guard.overlaps(shape.start(), shape.end())) {
                continue;
            }
            if (guard.within(shape.start(), shape.end())) {
                lastWithin = guard.order();
            } else if (guard.encloses(shape.start(), shape.end()) && !changes(shape, guard.handler())) {
                firstAround = Math.min(firstAround, guard.order());
            } else {
                return false;
            }
        }
        // A guard of the moved code would otherwise come before one that the table lists first.
        return lastWithin < firstAround;
    }

    private boolean changes(RegionShape shape, int handler) {
        return analysis.liveness().at(handler).intersects(shape.use().written());
    }
}
