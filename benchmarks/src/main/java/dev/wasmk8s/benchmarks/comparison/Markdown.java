package dev.wasmk8s.benchmarks.comparison;

import java.util.List;
import java.util.Locale;

/** The results for people to read. */
final class Markdown {
    private Markdown() {}

    static String of(Results results) {
        return heading(results)
                + promises(Promise.of(results.records()))
                + table(results.records())
                + skipped(results.skipped());
    }

    private static String heading(Results results) {
        Plan plan = results.plan();
        return format(
                "%s, flags: %s; %s, %d cores; commit %s.%nBetter half of %d rounds of %d ms, taken in turns, after %d s to warm up (%d s"
                        + " where a JVM runs).%n%n",
                results.jdk(),
                results.flags().isEmpty() ? "none" : String.join(" ", results.flags()),
                results.processor(),
                results.cores(),
                results.commit(),
                plan.rounds(),
                plan.turnMillis(),
                plan.warmupSeconds(),
                plan.jvmWarmupSeconds());
    }

    private static String promises(List<Promise> promises) {
        StringBuilder text = new StringBuilder();
        text.append("| 1 KB, 1 thread | Promised | Measured | |\n");
        text.append("| --- | ---: | ---: | --- |\n");
        for (Promise promise : promises) {
            boolean known = promise.measured().isPresent();
            text.append(format(
                    "| %s | %s %s | %s | %s |%n",
                    promise.what(),
                    promise.atLeast() ? "≥" : "≤",
                    figure(promise.bound()),
                    known ? figure(promise.measured().getAsDouble()) : "-",
                    known ? promise.isHeld() ? "held" : "**missed**" : "not measured"));
        }
        return text.append('\n').toString();
    }

    private static String table(List<Measurement> records) {
        StringBuilder text = new StringBuilder();
        text.append(
                "| Subject | Module | State of each call | Review bytes | Threads | p50 µs | p99 µs | Calls/s | Bytes/call |\n");
        text.append("| --- | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |\n");
        for (Measurement record : records) {
            Double bytes = record.bytesPerOp();
            text.append(format(
                    "| %s | %s | %s | %d | %d | %.1f | %.1f | %.0f | %s |%n",
                    record.subject(),
                    record.module(),
                    record.state(),
                    record.objectBytes(),
                    record.threads(),
                    record.p50Micros(),
                    record.p99Micros(),
                    record.opsPerSecond(),
                    bytes == null ? "" : Long.toString(Math.round(bytes))));
        }
        return text.toString();
    }

    private static String skipped(List<String> skipped) {
        StringBuilder text = new StringBuilder(skipped.isEmpty() ? "" : "\n");
        skipped.forEach(line -> text.append("- ").append(line).append('\n'));
        return text.toString();
    }

    private static String figure(double value) {
        return value >= 100 || value == Math.rint(value) ? format("%.0f", value) : format("%.2f", value);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern.replace("%n", "\n"), values);
    }
}
