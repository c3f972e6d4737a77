package dev.wasmk8s.benchmarks.comparison;

import java.util.List;

/**
 * How long, how large and how parallel.
 *
 * @param name of the results' files
 * @param warmupSeconds before each measurement, in the same process
 * @param seconds of each measurement
 * @param objectBytes the sizes of the object reviewed, about, in bytes
 * @param threads how many threads call at once
 */
record Plan(String name, int warmupSeconds, int seconds, List<Integer> objectBytes, List<Integer> threads) {
    static Plan quick(String name) {
        return new Plan(name, 4, 3, List.of(1 << 10), List.of(1, 2));
    }

    static Plan full(String name) {
        return new Plan(name, 10, 10, List.of(1 << 10, 10 << 10, 100 << 10), List.of(1, 2));
    }
}
