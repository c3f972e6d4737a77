package dev.wasmk8s.benchmarks.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportTest {
    @TempDir
    private Path directory;

    @Test
    void the_results_are_written_as_json_markdown_and_charts() throws Exception {
        Report.write(
                directory,
                new Results(
                        "a JVM",
                        List.of(),
                        "a processor",
                        2,
                        "0123456",
                        Plan.trial("some"),
                        List.of("wasmtime is missing: cargo is not installed"),
                        Measured.everybody()));

        JsonNode json = JsonMapper.shared().readTree(Files.readString(directory.resolve("some.json")));
        assertThat(json.path("commit").stringValue()).isEqualTo("0123456");
        assertThat(json.at("/records/0/subject").stringValue()).isEqualTo("wasm-k8s");
        assertThat(json.at("/records/0/p50Micros").doubleValue()).isEqualTo(20);
        assertThat(Files.readString(directory.resolve("some.md")))
                .contains("| Go webhook / wasm-k8s, p50 | ≥ 10 | 10 | held |")
                .contains("| **missed** |")
                .contains("| V8 reused | magic-validator-freeing | dirty | 1066 | 1 | 11.0 | 33.0 | 90000 | 5000 |")
                .contains("- wasmtime is missing: cargo is not installed");
        assertThat(directory.resolve("some.svg")).isNotEmptyFile();
        assertThat(directory.resolve("some.png")).isNotEmptyFile();
    }
}
