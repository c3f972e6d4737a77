package dev.wasmk8s.benchmarks.coldstart;

import dev.wasmk8s.benchmarks.comparison.Processor;
import dev.wasmk8s.benchmarks.comparison.Reviews;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
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
        this.jdk = Integer.parseInt(property(java, "java.specification.version"));
        this.setting = setting;
    }

    /** {@code JAVA_HOME CLASS_PATH MODULE.wasm CLASS_NAME WORK_DIRECTORY RUNS RESULT.json COMMIT}. */
    public static void main(String[] args) throws Exception {
        Path work = Files.createDirectories(Path.of(args[4]));
        Path review = Files.writeString(work.resolve("review.json"), Reviews.ofBytes(REVIEW_BYTES));
        Setting setting = new Setting(args[1], Path.of(args[2]), args[3], review, work);
        ColdStart measure = new ColdStart(Path.of(args[0], "bin", "java"), setting);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("commit", args[7]);
        result.put("jdk", property(measure.java, "java.vm.version"));
        result.put("vm", property(measure.java, "java.vm.name"));
        result.put("processor", Processor.name());
        result.put("processors", Runtime.getRuntime().availableProcessors());
        result.put("module", setting.module().getFileName().toString());
        result.put("starts", measure.run(Integer.parseInt(args[5])));
        String json = JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(result);
        Files.writeString(Path.of(args[6]), json + "\n");
    }

    private List<Map<String, Object>> run(int runs) throws IOException, InterruptedException {
        Map<Variant, long[]> nanos = new LinkedHashMap<>();
        for (Variant variant : Variant.of(jdk)) {
            for (List<String> preparation : variant.prepare(java, setting)) {
                time(preparation);
            }
            nanos.put(variant, new long[runs]);
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
        record.put("start", variant.title());
        record.put("options", variant.sharing().option());
        record.put("runs", nanos.length);
        record.put("medianMillis", median(nanos) / 1_000_000);
        record.put("minMillis", nanos[0] / 1_000_000);
        record.put("maxMillis", nanos[nanos.length - 1] / 1_000_000);
        System.out.println(record);
        return record;
    }

    private static long median(long[] sorted) {
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
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

    private static String property(Path java, String name) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(java.toString(), "-XshowSettings:properties", "-version")
                .redirectErrorStream(true)
                .start();
        String settings = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
        process.waitFor();
        return settings.lines()
                .map(String::strip)
                .filter(line -> line.matches(Pattern.quote(name) + "\\s*=.*"))
                .map(line -> line.substring(line.indexOf('=') + 1).strip())
                .findFirst()
                .orElseThrow();
    }
}
