package dev.wasmk8s.benchmarks.guests;

import org.jspecify.annotations.Nullable;

/**
 * What was measured of one language, with the names of the JSON file.
 *
 * @param module the guest
 * @param wasmBytes the size of the module
 * @param compiledBytes the size of what it is compiled to, as it is kept in a cache directory
 * @param bytesPerOp what a call allocated; null if that is not known
 * @param compiledStartMillis from loading to the first verdict in a fresh process that compiles the module
 * @param cachedStartMillis the same where the module was compiled before
 */
record GuestMeasurement(
        String language,
        String module,
        double p50Micros,
        double p99Micros,
        double opsPerSecond,
        @Nullable Double bytesPerOp,
        long wasmBytes,
        long compiledBytes,
        double compiledStartMillis,
        double cachedStartMillis) {}
