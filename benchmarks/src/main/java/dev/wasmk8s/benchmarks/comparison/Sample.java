package dev.wasmk8s.benchmarks.comparison;

import org.jspecify.annotations.Nullable;

/**
 * What a contender prints about one run, as one line of JSON.
 *
 * @param state of the guest that a call finds: {@code pristine}, {@code dirty}, or {@code -} where there is no guest
 * @param version what took part
 * @param bytesPerOp what a call allocated; null if that is not known
 */
public record Sample(
        String subject,
        String state,
        String version,
        int threads,
        double p50Micros,
        double p99Micros,
        double opsPerSecond,
        @Nullable Double bytesPerOp) {}
