package dev.wasmk8s.benchmarks.comparison;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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
        List<Measurement> records = Turns.measure(line, plan, benchmarks);
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
}
