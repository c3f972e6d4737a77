package dev.wasmk8s.benchmarks.guests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes what was measured, as JSON and as a table. */
final class GuestReport {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private GuestReport() {}

    /** Writes {@code guests.json} and {@code guests.md}. */
    static void write(Path directory, GuestResults results) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("guests.json"), JSON.writeValueAsString(results) + "\n");
        Files.writeString(directory.resolve("guests.md"), markdown(results));
    }

    private static String markdown(GuestResults results) {
        StringBuilder text = new StringBuilder(heading(results));
        text.append(
                "| Language | p50 µs | p99 µs | Calls/s | Bytes/call | Module KB | Compiled KB | First verdict ms, compiled"
                        + " | First verdict ms, from the cache |\n");
        text.append("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
        for (GuestMeasurement record : results.records()) {
            Double bytes = record.bytesPerOp();
            text.append(format(
                    "| %s | %.1f | %.1f | %.0f | %s | %d | %d | %.0f | %.0f |%n",
                    record.language(),
                    record.p50Micros(),
                    record.p99Micros(),
                    record.opsPerSecond(),
                    bytes == null ? "" : Long.toString(Math.round(bytes)),
                    kilobytes(record.wasmBytes()),
                    kilobytes(record.compiledBytes()),
                    record.compiledStartMillis(),
                    record.cachedStartMillis()));
        }
        text.append(results.missing().isEmpty() ? "" : "\n");
        results.missing().forEach(line -> text.append("- ").append(line).append('\n'));
        return text.toString();
    }

    private static String heading(GuestResults results) {
        GuestPlan plan = results.plan();
        return format(
                "%s, flags: %s; %s, %d cores; commit %s.%n%n"
                        + "The module `magic-validator` in each language answers an AdmissionReview of %d bytes, from its"
                        + " bytes to the verified answer, on one thread, every call on a pristine guest. Better half of %d"
                        + " rounds of %d ms, taken in turns, after %d s to warm up, a process for each language. First"
                        + " verdict: from loading the module to the answer in a fresh process, without the launch of the"
                        + " JVM; median of %d processes. 1 KB is 1024 bytes.%n%n",
                results.jdk(),
                results.flags().isEmpty() ? "none" : String.join(" ", results.flags()),
                results.processor(),
                results.cores(),
                results.commit(),
                results.reviewBytes(),
                plan.rounds(),
                plan.turnMillis(),
                plan.warmupSeconds(),
                plan.starts());
    }

    private static long kilobytes(long bytes) {
        return (bytes + 1023) / 1024;
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern.replace("%n", "\n"), values);
    }
}
