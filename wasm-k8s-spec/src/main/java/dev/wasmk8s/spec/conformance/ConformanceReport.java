package dev.wasmk8s.spec.conformance;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.spec.json.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * What came of every example, as a JSON array with one record a line. Its order depends on nothing but what was run. Safe
 * for use by several threads.
 */
final class ConformanceReport {
    private static final Comparator<Entry> ORDER = Comparator.comparing(
                    (Entry entry) -> entry.tried().each().id())
            .thenComparing(entry -> entry.tried().number())
            .thenComparing(Entry::host);

    private final List<Entry> entries = new ArrayList<>();

    private record Entry(int host, ConformanceTry tried, ConformanceResult result) {}

    /** Adds what came of an example on the host with this place among all. */
    synchronized void add(int host, ConformanceTry tried, ConformanceResult result) {
        entries.add(new Entry(host, tried, result));
    }

    /** Writes the file, and makes the directories above it. */
    synchronized void write(Path file) {
        String records =
                entries.stream().sorted(ORDER).map(ConformanceReport::line).collect(Collectors.joining(",\n"));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, records.isEmpty() ? "[\n]\n" : "[\n" + records + "\n]\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(Entry entry) {
        ConformanceTry tried = entry.tried();
        ConformanceResult result = entry.result();
        JsonWriter out = new JsonWriter(FailureCode.INTERNAL, 0);
        out.string("id", tried.each().id());
        out.string("title", tried.each().title());
        out.string("example", tried.example().name());
        out.string("mode", tried.host().mode());
        out.string("outcome", result.outcome().name().toLowerCase(Locale.ROOT));
        out.raw(
                "milliseconds",
                RawJson.of(Double.toString(TimeUnit.NANOSECONDS.toMicros(result.nanoseconds()) / 1_000.0)));
        out.optional("why", result.why());
        return out.finish().toString();
    }
}
