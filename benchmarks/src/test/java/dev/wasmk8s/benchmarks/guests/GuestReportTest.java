package dev.wasmk8s.benchmarks.guests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GuestReportTest {
    @TempDir
    private Path directory;

    @Test
    void the_results_are_written_as_json_and_as_a_table() throws Exception {
        GuestMeasurement rust = new GuestMeasurement(
                "rust", "magic-validator", 20.04, 35, 48_000.4, 4000.4, 150_000, 400_001, 900, 400);
        GuestMeasurement go =
                new GuestMeasurement("go", "magic-validator-go", 50, 80, 19_000, null, 1_500_000, 4_000_000, 3000, 900);
        GuestReport.write(
                directory.resolve("results"),
                new GuestResults(
                        "a JVM",
                        List.of(),
                        "a processor",
                        2,
                        "0123456",
                        GuestPlan.trial(),
                        1066,
                        List.of("c is missing: no first verdict"),
                        List.of(rust, go)));

        JsonNode json = JsonMapper.shared().readTree(Files.readString(directory.resolve("results/guests.json")));
        assertThat(json.path("commit").stringValue()).isEqualTo("0123456");
        assertThat(json.at("/records/1/language").stringValue()).isEqualTo("go");
        assertThat(json.at("/records/0/cachedStartMillis").doubleValue()).isEqualTo(400);
        assertThat(Files.readString(directory.resolve("results/guests.md")))
                .startsWith("a JVM, flags: none; a processor, 2 cores; commit 0123456.\n")
                .contains("\n| rust | 20.0 | 35.0 | 48000 | 4000 | 147 | 391 | 900 | 400 |\n")
                .contains("\n| go | 50.0 | 80.0 | 19000 |  | 1465 | 3907 | 3000 | 900 |\n")
                .endsWith("\n- c is missing: no first verdict\n");
    }

    @Test
    void the_median_of_an_even_number_of_starts_is_between_the_two_in_the_middle() {
        assertThat(GuestStarts.median(List.of(9.0, 1.0, 3.0, 5.0))).isEqualTo(4);
        assertThat(GuestStarts.median(List.of(9.0, 1.0, 3.0))).isEqualTo(3);
    }
}
