package dev.wasmk8s.cli;

/** Counts times by size, each to within two percent. Not thread-safe. */
final class Latencies {
    /** Times below are counted exactly, and those above by their highest bits, of which there are so many values. */
    private static final int EXACT = 128;

    private static final int EXACT_BITS = 7;

    private final long[] counts = new long[EXACT * (Long.SIZE - EXACT_BITS)];
    private long count;
    private long max;

    void add(long nanos) {
        long time = Math.max(0, nanos);
        counts[index(time)]++;
        count++;
        max = Math.max(max, time);
    }

    void addAll(Latencies other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
        count += other.count;
        max = Math.max(max, other.max);
    }

    long count() {
        return count;
    }

    long max() {
        return max;
    }

    /**
     * The time that some share of all calls took at most, in nanoseconds.
     *
     * @param share from 0 to 1
     */
    long quantile(double share) {
        long wanted = Math.max(1, (long) Math.ceil(share * count));
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen >= wanted) {
                return Math.min(max, largest(i));
            }
        }
        return max;
    }

    private static int index(long time) {
        if (time < EXACT) {
            return (int) time;
        }
        int shift = Long.SIZE - EXACT_BITS - Long.numberOfLeadingZeros(time);
        return shift * EXACT + (int) (time >>> shift);
    }

    /** The largest time that is counted under an index. */
    private static long largest(int index) {
        int shift = index / EXACT;
        return ((index % EXACT + 1L) << shift) - 1;
    }
}
