package dev.wasmk8s.benchmarks.coldstart;

import dev.wasmk8s.benchmarks.comparison.Reviews;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures whole processes, from launch to end, each making one decision. The variants take turns, so that whatever else
 * the machine does meets all of them alike.
 */
public final class ColdStart {
    private static final int REVIEW_BYTES = 1024;

    private final Path java;
    private final int jdk;
    private final Setting setting;

    private ColdStart(Path java, Setting setting) throws IOException, InterruptedException {
        this.java = java;
        this.jdk = feature(java);
        this.setting = setting;
    }

    /** {@code JAVA_HOME CLASS_PATH MODULE.wasm CLASS_NAME WORK_DIRECTORY RUNS RESULT.json}. */
    public static void main(String[] args) throws Exception {
        Path work = Files.createDirectories(Path.of(args[4]));
        Path review = Files.writeString(work.resolve("review.json"), Reviews.ofBytes(REVIEW_BYTES));
        Setting setting = new Setting(args[1], Path.of(args[2]), args[3], review, work);
        ColdStart measure = new ColdStart(Path.of(args[0], "bin", "java"), setting);
        List<Map<String, Object>> records = measure.run(Integer.parseInt(args[5]));
        Files.writeString(
                Path.of(args[6]),
                JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(records));
    }

    private List<Map<String, Object>> run(int runs) throws IOException, InterruptedException {
        Map<Variant, long[]> nanos = new EnumMap<>(Variant.class);
        for (Variant variant : Variant.values()) {
            if (variant.isSupportedBy(jdk)) {
                Optional<List<String>> preparation = variant.prepare(java, setting);
                if (preparation.isPresent()) {
                    time(preparation.get());
                }
                nanos.put(variant, new long[runs]);
            }
        }
        for (int i = 0; i < runs; i++) {
            for (Map.Entry<Variant, long[]> entry : nanos.entrySet()) {
                entry.getValue()[i] = time(entry.getKey().run(java, setting));
            }
        }
        List<Map<String, Object>> records = new ArrayList<>();
        nanos.forEach((variant, times) -> records.add(report(variant, times)));
        return records;
    }

    private Map<String, Object> report(Variant variant, long[] nanos) {
        Arrays.sort(nanos);
        Map<String, Object> record = new LinkedHashMap<>();
        record.put(
                "subject",
                "cold start, " + variant.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        record.put("jdk", jdk);
        record.put("runs", nanos.length);
        record.put("medianMillis", nanos[nanos.length / 2] / 1_000_000);
        record.put("minMillis", nanos[0] / 1_000_000);
        record.put("maxMillis", nanos[nanos.length - 1] / 1_000_000);
        System.out.println(record);
        return record;
    }

    /** How long a process takes to end well. */
    private static long time(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD);
        long start = System.nanoTime();
        int code = builder.start().waitFor();
        long nanos = System.nanoTime() - start;
        if (code != 0) {
            throw new IOException("exit code " + code + " of " + String.join(" ", command));
        }
        return nanos;
    }

    private static int feature(Path java) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(java.toString(), "-XshowSettings:properties", "-version")
                .redirectErrorStream(true)
                .start();
        String settings = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
        process.waitFor();
        return settings.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("java.specification.version = "))
                .mapToInt(line -> Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }
}
