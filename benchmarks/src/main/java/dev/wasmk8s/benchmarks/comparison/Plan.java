package dev.wasmk8s.benchmarks.comparison;

import java.util.List;

/**
 * How often, how long, how large and how parallel.
 *
 * @param name of the results' files
 * @param rounds how often everything is measured, all contenders under all loads in turn each time; the better half counts
 * @param jvmWarmupSeconds before the first measurement, in the same process, where a JVM runs
 * @param warmupSeconds the same for all others, which compile ahead or within a fraction of a second
 * @param turnMillis how long each measurement takes
 * @param loads what is measured
 */
record Plan(String name, int rounds, int jvmWarmupSeconds, int warmupSeconds, int turnMillis, List<Load> loads) {
    private static final int KB = 1024;

    /**
     * What a measurement is about.
     *
     * @param objectBytes the size of the review, about, in bytes
     * @param threads how many threads call at once
     * @param all whether all take part, or those alone that tell most
     */
    record Load(int objectBytes, int threads, boolean all) {}

    /** Of a few minutes. */
    static Plan quick(String name) {
        return new Plan(name, 14, 15, 1, 500, List.of(new Load(KB, 1, true), new Load(KB, 2, false)));
    }

    /** Of about a quarter of an hour. */
    static Plan full(String name) {
        int cores = Runtime.getRuntime().availableProcessors();
        return new Plan(
                name,
                15,
                15,
                2,
                500,
                List.of(
                        new Load(KB, 1, true),
                        new Load(KB, cores, false),
                        new Load(10 * KB, 1, false),
                        new Load(100 * KB, 1, false)));
    }

    /** For a test of this program: everybody, once, and as short as can be. */
    static Plan trial(String name) {
        return new Plan(name, 1, 1, 1, 1000, List.of(new Load(KB, 1, true), new Load(KB, 2, false)));
    }
}
