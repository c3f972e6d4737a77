package dev.wasmk8s.benchmarks.soak;

import java.util.concurrent.atomic.AtomicLongArray;

/** Counts latencies in buckets that are 2% wide. Safe for use by several threads; allocates nothing. */
final class LatencyRecorder {
    private static final double GROWTH = Math.log(1.02);
    private final AtomicLongArray buckets = new AtomicLongArray(2048);

    void record(long nanos) {
        buckets.incrementAndGet(Math.min(buckets.length() - 1, (int) (Math.log((double) Math.max(1, nanos)) / GROWTH)));
    }

    /** The latency that so large a share of calls did not exceed, in microseconds. */
    double micros(double share) {
        long total = 0;
        for (int i = 0; i < buckets.length(); i++) {
            total += buckets.get(i);
        }
        long seen = 0;
        for (int i = 0; i < buckets.length(); i++) {
            seen += buckets.get(i);
            if (seen > (double) total * share) {
                return Math.exp((i + 0.5) * GROWTH) / 1000;
            }
        }
        return 0;
    }

    void clear() {
        for (int i = 0; i < buckets.length(); i++) {
            buckets.set(i, 0);
        }
    }
}
