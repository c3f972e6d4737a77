package dev.wasmk8s.runtime.internal;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What came of every example, as a JSON array with one record a line. Its order depends on nothing but what was run.
 * Safe for use by several threads.
 */
final class ConformanceReport {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Comparator<Entry> ORDER = Comparator.comparing(Entry::id)
            .thenComparing(Entry::number)
            .thenComparing(Entry::mode)
            .thenComparing(Entry::example);

    private final List<Entry> entries = new ArrayList<>();

    /**
     * One example in one mode.
     *
     * @param id of the case
     * @param title of the case
     * @param number the place of the example in its case, from 1
     * @param example its name
     * @param mode the engine mode
     * @param passed whether everything was as expected
     * @param nanoseconds how long it took, loading included
     */
    record Entry(
            String id,
            String title,
            int number,
            String example,
            ConformanceMode mode,
            boolean passed,
            long nanoseconds) {}

    synchronized void add(Entry entry) {
        entries.add(entry);
    }

    /** Writes the file, and the directories above it. */
    synchronized void write(Path file) {
        List<Entry> ordered = entries.stream().sorted(ORDER).toList();
        StringBuilder text = new StringBuilder("[");
        String separator = "\n";
        for (Entry entry : ordered) {
            text.append(separator).append(record(entry));
            separator = ",\n";
        }
        text.append("\n]\n");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String record(Entry entry) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("id", entry.id());
            json.writeStringProperty("title", entry.title());
            json.writeStringProperty("example", entry.example());
            json.writeStringProperty("mode", entry.mode().name());
            json.writeStringProperty("outcome", entry.passed() ? "passed" : "failed");
            json.writeNumberProperty("milliseconds", entry.nanoseconds() / 1_000 / 1_000.0);
            json.writeEndObject();
        }
        return text.toString();
    }
}
