package dev.wasmk8s.benchmarks.comparison;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes what was measured. */
final class Report {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private final Plan plan;
    private final String commit;
    private final List<String> skipped;

    Report(Plan plan, String commit, List<String> skipped) {
        this.plan = plan;
        this.commit = commit;
        this.skipped = skipped;
    }

    void write(Path directory, List<Map<String, Object>> records) throws IOException {
        Files.createDirectories(directory);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("jdk", System.getProperty("java.vm.name") + " " + Runtime.version());
        document.put("flags", Jvm.flags());
        document.put("processor", processor());
        document.put("cores", Runtime.getRuntime().availableProcessors());
        document.put("commit", commit);
        document.put("warmupSeconds", plan.warmupSeconds());
        document.put("seconds", plan.seconds());
        document.put("skipped", skipped);
        document.put("records", records);
        Files.writeString(directory.resolve(plan.name() + ".json"), JSON.writeValueAsString(document) + "\n");
        Files.writeString(directory.resolve(plan.name() + ".md"), markdown(document, records));
        new Chart(plan.objectBytes().get(0), records).write(directory.resolve(plan.name()));
    }

    private static String markdown(Map<String, Object> document, List<Map<String, Object>> records) {
        StringBuilder text = new StringBuilder();
        text.append(document.get("jdk"))
                .append(", ")
                .append(document.get("processor"))
                .append(", ");
        text.append(document.get("cores"))
                .append(" cores, commit ")
                .append(document.get("commit"))
                .append(".\n\n");
        text.append(
                "| Subject | State of each call | Object bytes | Threads | p50 us | p99 us | Calls/s | Bytes/call |\n");
        text.append("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |\n");
        for (Map<String, Object> record : records) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %s | %.1f | %.1f | %.0f | %s |%n",
                    record.get("subject"),
                    record.get("state"),
                    record.get("objectBytes"),
                    record.get("threads"),
                    number(record, "p50Micros"),
                    number(record, "p99Micros"),
                    number(record, "opsPerSecond"),
                    record.containsKey("bytesPerOp") ? Math.round(number(record, "bytesPerOp")) : ""));
        }
        return text.toString();
    }

    static double number(Map<String, Object> record, String key) {
        return ((Number) record.get(key)).doubleValue();
    }

    private static String processor() throws IOException {
        Path info = Path.of("/proc/cpuinfo");
        if (Files.isReadable(info)) {
            for (String line : Files.readAllLines(info)) {
                if (line.startsWith("model name")) {
                    return line.substring(line.indexOf(':') + 1).strip();
                }
            }
        }
        return System.getProperty("os.arch");
    }
}
