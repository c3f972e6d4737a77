package dev.wasmk8s.benchmarks.guests;

import java.util.List;

/**
 * What a run found out, in the order and with the names of the JSON file.
 *
 * @param flags of the JVMs; none if they are as they come
 * @param reviewBytes the size of what is decided
 * @param missing languages that could not be measured, and why
 */
record GuestResults(
        String jdk,
        List<String> flags,
        String processor,
        int cores,
        String commit,
        GuestPlan plan,
        int reviewBytes,
        List<String> missing,
        List<GuestMeasurement> records) {}
