package dev.wasmk8s.benchmarks.guests;

/**
 * How often and how long.
 *
 * @param rounds how often calls are measured, all languages in turn each time; the better half counts
 * @param warmupSeconds before the first round, in the same process
 * @param turnMillis how long each measurement takes
 * @param starts how many processes are started in each way; the median counts
 */
record GuestPlan(int rounds, int warmupSeconds, int turnMillis, int starts) {
    /** Some minutes for five languages. */
    static GuestPlan full() {
        return new GuestPlan(15, 20, 500, 9);
    }

    /** For a test of this program: everything, once, and as short as can be. */
    static GuestPlan trial() {
        return new GuestPlan(1, 1, 1000, 1);
    }
}
