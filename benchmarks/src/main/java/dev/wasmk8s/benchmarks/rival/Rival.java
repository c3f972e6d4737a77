package dev.wasmk8s.benchmarks.rival;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures one Java subject in this process, as the rivals in other languages do: it warms up, and then prints a JSON
 * record of a run for each line that it reads, until its input ends.
 */
public final class Rival {
    private Rival() {}

    /** {@code SUBJECT MODULE.wasm REVIEW.json MODE THREADS WARMUP_SECONDS TURN_MILLIS}. */
    public static void main(String[] args) throws Exception {
        if (args.length != 7) {
            System.err.println("usage: Rival SUBJECT MODULE.wasm REVIEW.json MODE THREADS WARMUP_SECONDS TURN_MILLIS");
            System.exit(2);
        }
        byte[] wasm = Files.readAllBytes(Path.of(args[1]));
        byte[] review = Files.readAllBytes(Path.of(args[2]));
        int threads = Integer.parseInt(args[4]);
        Duration turn = Duration.ofMillis(Long.parseLong(args[6]));
        try (Subject subject = subject(args[0], wasm, review, args[3])) {
            Timing.run(subject, threads, Duration.ofSeconds(Long.parseLong(args[5])));
            BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            while (requests.readLine() != null) {
                report(subject, threads, turn, Timing.run(subject, threads, turn));
            }
        }
        System.exit(0);
    }

    private static void report(Subject subject, int threads, Duration turn, Timing.Result result) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("subject", subject.name());
        record.put("state", subject.state());
        record.put("version", subject.version() + ", JDK " + Runtime.version());
        record.put("threads", threads);
        record.put("p50Micros", result.percentileMicros(50));
        record.put("p99Micros", result.percentileMicros(99));
        record.put("opsPerSecond", 1000.0 * result.calls() / turn.toMillis());
        record.put("bytesPerOp", result.bytesPerOp());
        System.out.println(JsonMapper.shared().writeValueAsString(record));
    }

    private static Subject subject(String name, byte[] wasm, byte[] review, String mode) throws Exception {
        return switch (name + " " + mode) {
            case "plain-java -" -> new PlainJava(review);
            case "java-webhook -" -> new JavaWebhook(review);
            case "wasm-k8s pristine" -> WasmK8s.pristine(wasm, review);
            case "wasm-k8s 64mib" -> WasmK8s.with64MiB(wasm, review);
            case "wasm-k8s dirty" -> WasmK8s.dirty(wasm, review);
            case "chicory fresh", "chicory reused" -> new StockChicory(wasm, review, mode.equals("fresh"));
            default -> throw new IllegalArgumentException("unknown subject " + name + " " + mode);
        };
    }
}
