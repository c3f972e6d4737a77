package dev.wasmk8s.spec.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.spec.cases.ConformanceCase;
import dev.wasmk8s.spec.cases.ConformanceCases;
import dev.wasmk8s.spec.conformance.ConformanceResult.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConformanceReportTest {
    @TempDir
    Path directory;

    private static ConformanceCase caseWithExamples(String id) {
        String examples = IntStream.rangeClosed(1, 10)
                .mapToObj("{\"name\": \"example %d\"}"::formatted)
                .collect(Collectors.joining(","));
        return ConformanceCases.parse(RawJson.of("""
                {"id": "%s", "title": "a \\"title\\"", "useCase": "AUTHORIZATION", "modules": [], "review": {},
                 "expect": {"outcome": "NO_OPINION"}, "examples": [%s]}""".formatted(id, examples)));
    }

    private static void add(ConformanceReport report, String id, int number, int host, Outcome outcome) {
        report.add(
                host,
                new ConformanceTry(new AgreeableHost(), caseWithExamples(id), number),
                new ConformanceResult(outcome, List.of(), null, 1_234_999));
    }

    @Test
    void records_stand_in_the_order_of_cases_examples_and_hosts_whatever_the_order_they_came_in() throws Exception {
        ConformanceReport report = new ConformanceReport();
        add(report, "C02", 1, 0, Outcome.PASSED);
        add(report, "C01", 10, 0, Outcome.PASSED);
        add(report, "C01", 2, 2, Outcome.PASSED);
        add(report, "C01", 2, 1, Outcome.FAILED);
        Path file = directory.resolve("new").resolve("report.json");

        report.write(file);

        String common = "\"title\":\"a \\\"title\\\"\",\"example\":\"example ";
        String mode = "\",\"mode\":\"AGREEABLE\",\"outcome\":\"";
        String end = "\",\"milliseconds\":1.234}";
        assertThat(Files.readString(file))
                .isEqualTo("[\n"
                        + String.join(
                                ",\n",
                                "{\"id\":\"C01\"," + common + "2" + mode + "failed" + end,
                                "{\"id\":\"C01\"," + common + "2" + mode + "passed" + end,
                                "{\"id\":\"C01\"," + common + "10" + mode + "passed" + end,
                                "{\"id\":\"C02\"," + common + "1" + mode + "passed" + end)
                        + "\n]\n");
    }
}
