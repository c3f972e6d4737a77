package dev.wasmk8s.micrometer;

import java.time.Duration;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Upper bounds of histograms, as the API server has them. */
record Buckets(List<Duration> bounds) {
    /** Admission: steps, plugins and conditions. */
    static final Buckets ADMISSION = ofSeconds(0.005, 0.025, 0.1, 0.5, 1, 2.5);
    /** Admission webhooks, which may take as long as 30 seconds. */
    static final Buckets ADMISSION_WEBHOOK = ofSeconds(0.005, 0.025, 0.1, 0.5, 1, 2.5, 10, 25);
    /** Match conditions of authorizers. */
    static final Buckets AUTHORIZATION_CONDITION = ofSeconds(0.001, 0.005, 0.01, 0.025, 0.1, 0.2, 0.25);
    /** Calls to somebody who is delegated to. */
    static final Buckets DELEGATED = ofSeconds(0.25, 0.5, 0.7, 1, 1.5, 3, 5, 10);
    /** The default of Prometheus clients. */
    static final Buckets DEFAULT = ofSeconds(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10);
    /** Fifteen, from a millisecond on, each twice the one before. */
    static final Buckets DOUBLING =
            ofSeconds(IntStream.range(0, 15).mapToDouble(i -> 0.001 * (1 << i)).toArray());
    /** Ours, for what takes microseconds. */
    static final Buckets GUEST = ofSeconds(
            0.000_01, 0.000_025, 0.000_05, 0.000_1, 0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.1, 0.5, 1,
            10);

    private static final double NANOS = 1e9;

    private static Buckets ofSeconds(double... seconds) {
        return new Buckets(DoubleStream.of(seconds)
                .mapToObj(bound -> Duration.ofNanos(Math.round(bound * NANOS)))
                .toList());
    }

    Duration[] toArray() {
        return bounds.toArray(Duration[]::new);
    }
}
