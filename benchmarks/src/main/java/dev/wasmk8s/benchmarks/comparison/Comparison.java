package dev.wasmk8s.benchmarks.comparison;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The comparison: one module, every contender, in one run. */
public final class Comparison {
    private Comparison() {}

    /** {@code BENCHMARKS_DIRECTORY COMMIT quick|full|trial}. */
    public static void main(String[] args) throws Exception {
        Path benchmarks = Path.of(args[0]).toAbsolutePath().normalize();
        Plan plan =
                switch (args[2]) {
                    case "quick" -> Plan.quick("quick");
                    case "full" -> Plan.full("full-" + Runtime.version().feature());
                    default -> Plan.trial("trial");
                };
        Line line = Line.up(benchmarks, !args[2].equals("quick"));
        List<Measurement> records = new ArrayList<>();
        for (Plan.Load load : plan.loads()) {
            records.addAll(measure(line, plan, load, benchmarks));
        }
        Results results = new Results(
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                Jvm.flags(),
                Processor.name(),
                Runtime.getRuntime().availableProcessors(),
                args[1],
                plan,
                line.absent(),
                records);
        Report.write(benchmarks.resolve("results"), results);
        System.out.println(Files.readString(benchmarks.resolve("results").resolve(plan.name() + ".md")));
    }

    /** Has all contenders take turns, so that whatever else the machine does meets them alike. */
    private static List<Measurement> measure(Line line, Plan plan, Plan.Load load, Path benchmarks)
            throws IOException, InterruptedException {
        Path work = benchmarks.resolve("target");
        String text = Reviews.ofBytes(load.objectBytes());
        Path review = Files.writeString(work.resolve("review-" + load.objectBytes() + ".json"), text);
        Map<Line.Entry, List<Sample>> samples = new LinkedHashMap<>();
        for (int round = 0; round < plan.rounds(); round++) {
            for (Line.Entry entry : line.entries(load)) {
                Path module = entry.mode().module().in(benchmarks);
                line.run(entry, module, review, load.threads(), plan)
                        .ifPresent(sample -> samples.computeIfAbsent(entry, key -> new ArrayList<>())
                                .add(sample));
            }
        }
        List<Measurement> measured = new ArrayList<>();
        samples.forEach((entry, rounds) ->
                measured.add(Measurement.of(rounds, entry.mode().module().toString(), text.length())));
        return measured;
    }
}
