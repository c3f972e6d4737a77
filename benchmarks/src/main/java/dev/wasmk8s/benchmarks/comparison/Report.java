package dev.wasmk8s.benchmarks.comparison;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes what was measured. */
final class Report {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Report() {}

    /** Writes a JSON file, Markdown and a chart, all with the plan's name. */
    static void write(Path directory, Results results) throws IOException {
        Files.createDirectories(directory);
        String name = results.plan().name();
        Files.writeString(directory.resolve(name + ".json"), JSON.writeValueAsString(results) + "\n");
        Files.writeString(directory.resolve(name + ".md"), Markdown.of(results));
        new Chart(results.records()).write(directory.resolve(name));
    }
}
