package dev.wasmk8s.benchmarks.comparison;

import java.util.List;

/**
 * What a run found out, in the order and with the names of the JSON file.
 *
 * @param jdk the JVM of the Java contenders
 * @param flags of that JVM; none if it is as it comes
 * @param skipped who did not take part, and why
 */
record Results(
        String jdk,
        List<String> flags,
        String processor,
        int cores,
        String commit,
        Plan plan,
        List<String> skipped,
        List<Measurement> records) {}
