package dev.wasmk8s.runtime.internal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A record of a report of the kit. */
record ReportRecord(String id, String title, String example, String mode, boolean passed) {
    static List<ReportRecord> readAll(Path file) {
        assertThat(file).as("the report of the kit; run all of ConformanceTest").exists();
        List<ReportRecord> records = new ArrayList<>();
        for (JsonNode record : JsonMapper.shared().readTree(file)) {
            records.add(new ReportRecord(
                    record.path("id").stringValue(),
                    record.path("title").stringValue(),
                    record.path("example").stringValue(),
                    record.path("mode").stringValue(),
                    record.path("outcome").stringValue().equals("passed")));
        }
        return records;
    }
}
