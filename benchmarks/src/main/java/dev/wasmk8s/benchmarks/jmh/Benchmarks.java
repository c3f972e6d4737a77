package dev.wasmk8s.benchmarks.jmh;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmarks on one thread and on as many as there are cores, with what a call allocates. */
public final class Benchmarks {
    private Benchmarks() {}

    /** {@code RESULTS_DIRECTORY}, and arguments of JMH. */
    public static void main(String[] args) throws Exception {
        CommandLineOptions given = new CommandLineOptions(Arrays.copyOfRange(args, 1, args.length));
        List<RunResult> results = new ArrayList<>();
        for (int threads : new int[] {1, Runtime.getRuntime().availableProcessors()}) {
            Options options = new OptionsBuilder()
                    .parent(given)
                    .threads(threads)
                    .addProfiler(GCProfiler.class)
                    .build();
            results.addAll(new Runner(options).run());
        }
        Path directory = Files.createDirectories(Path.of(args[0]));
        String file = "jmh-" + Runtime.version().feature() + ".json";
        ResultFormatFactory.getInstance(
                        ResultFormatType.JSON, directory.resolve(file).toString())
                .writeOut(results);
    }
}
