package dev.wasmk8s.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConformanceReportTest {
    @TempDir
    Path directory;

    private static ConformanceReport.Entry entry(String id, int number, ConformanceMode mode, boolean passed) {
        return new ConformanceReport.Entry(id, "a \"title\"", number, "example " + number, mode, passed, 1_234_999);
    }

    @Test
    void records_stand_in_the_order_of_cases_examples_and_modes_whatever_the_order_they_came_in() throws Exception {
        ConformanceReport report = new ConformanceReport();
        report.add(entry("C02", 1, ConformanceMode.INTERPRETED, true));
        report.add(entry("C01", 10, ConformanceMode.INTERPRETED, true));
        report.add(entry("C01", 2, ConformanceMode.PRECOMPILED, true));
        report.add(entry("C01", 2, ConformanceMode.COMPILED, false));
        Path file = directory.resolve("new").resolve("report.json");

        report.write(file);

        String common = "\"title\":\"a \\\"title\\\"\",\"example\":\"example ";
        assertThat(Files.readString(file))
                .isEqualTo("[\n"
                        + String.join(
                                ",\n",
                                "{\"id\":\"C01\"," + common
                                        + "2\",\"mode\":\"COMPILED\",\"outcome\":\"failed\",\"milliseconds\":1.234}",
                                "{\"id\":\"C01\"," + common
                                        + "2\",\"mode\":\"PRECOMPILED\",\"outcome\":\"passed\",\"milliseconds\":1.234}",
                                "{\"id\":\"C01\"," + common
                                        + "10\",\"mode\":\"INTERPRETED\",\"outcome\":\"passed\",\"milliseconds\":1.234}",
                                "{\"id\":\"C02\"," + common
                                        + "1\",\"mode\":\"INTERPRETED\",\"outcome\":\"passed\",\"milliseconds\":1.234}")
                        + "\n]\n");
    }

    @Test
    void nothing_run_is_an_empty_array() throws Exception {
        Path file = directory.resolve("report.json");

        new ConformanceReport().write(file);

        assertThat(Files.readString(file)).isEqualTo("[\n]\n");
    }
}
