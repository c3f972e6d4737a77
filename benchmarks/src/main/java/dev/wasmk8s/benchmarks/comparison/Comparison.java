package dev.wasmk8s.benchmarks.comparison;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The comparison: one module, every contender, in one run. */
public final class Comparison {
    private static final int MINUTES_TO_BUILD = 20;
    private static final int MINUTES_TO_RUN = 5;
    private final Path benchmarks;
    private final Plan plan;
    private final List<String> skipped = new ArrayList<>();

    private Comparison(Path benchmarks, Plan plan) {
        this.benchmarks = benchmarks;
        this.plan = plan;
    }

    /** {@code BENCHMARKS_DIRECTORY MODULE.wasm COMMIT quick|full [RESULT_NAME]}. */
    public static void main(String[] args) throws Exception {
        Path benchmarks = Path.of(args[0]).toAbsolutePath().normalize();
        String name = args.length > 4 ? args[4] : args[3];
        Plan plan = args[3].equals("quick") ? Plan.quick(name) : Plan.full(name);
        Comparison comparison = new Comparison(benchmarks, plan);
        List<Map<String, Object>> records = comparison.measure(Path.of(args[1]).toAbsolutePath());
        new Report(plan, args[2], comparison.skipped).write(benchmarks.resolve("results"), records);
    }

    private List<Map<String, Object>> measure(Path module) throws IOException, InterruptedException {
        List<Contender> present = new ArrayList<>();
        for (Contender contender : Contenders.all(benchmarks)) {
            if (prepare(contender)) {
                present.add(contender);
            }
        }
        List<Map<String, Object>> records = new ArrayList<>();
        for (int objectBytes : plan.objectBytes()) {
            Path review = benchmarks.resolve("target/review-" + objectBytes + ".json");
            Files.writeString(review, Reviews.ofBytes(objectBytes));
            for (int threads : plan.threads()) {
                for (Contender contender : present) {
                    for (String mode : contender.modes()) {
                        List<String> command = contender.run(module, review, mode, threads, plan);
                        records.add(measure(contender, command, module, objectBytes));
                    }
                }
            }
        }
        return records;
    }

    private static Map<String, Object> measure(Contender contender, List<String> command, Path module, int objectBytes)
            throws IOException, InterruptedException {
        Map<String, Object> record = new LinkedHashMap<>();
        String line = Shell.run(contender.directory(), command, MINUTES_TO_RUN);
        record.putAll(JsonMapper.shared().readValue(line, new TypeReference<Map<String, Object>>() {}));
        record.put("module", contender.takesModule() ? module.getFileName().toString() : "-");
        record.put("objectBytes", objectBytes);
        System.out.printf(
                "%-28s %6d bytes  %s threads  p50 %9.1f us  p99 %9.1f us%n",
                record.get("subject"),
                objectBytes,
                record.get("threads"),
                ((Number) record.get("p50Micros")).doubleValue(),
                ((Number) record.get("p99Micros")).doubleValue());
        return record;
    }

    /** Builds a contender, or says why it does not take part. */
    private boolean prepare(Contender contender) throws InterruptedException {
        List<String> missing =
                contender.tools().stream().filter(tool -> !Shell.has(tool)).toList();
        if (!missing.isEmpty()) {
            return skip(contender, String.join(", ", missing) + " is not installed");
        }
        if (contender.slowToBuild() && plan.name().equals("quick") && !Files.exists(contender.built())) {
            return skip(contender, "it takes minutes to build; the full run builds it");
        }
        try {
            for (List<String> step : contender.build()) {
                Shell.run(contender.directory(), step, MINUTES_TO_BUILD);
            }
            return true;
        } catch (IOException e) {
            return skip(contender, "it could not be built: " + e.getMessage());
        }
    }

    private boolean skip(Contender contender, String reason) {
        String line = contender.name() + " is skipped: " + reason;
        System.out.println(line);
        skipped.add(line);
        return false;
    }
}
