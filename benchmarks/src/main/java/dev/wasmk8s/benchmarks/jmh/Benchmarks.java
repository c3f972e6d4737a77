package dev.wasmk8s.benchmarks.jmh;

import dev.wasmk8s.benchmarks.comparison.Processor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Runs the benchmarks on one thread and on as many as there are cores, with what a call allocates. */
public final class Benchmarks {
    private Benchmarks() {}

    /** {@code RESULTS_DIRECTORY COMMIT}, and arguments of JMH. */
    public static void main(String[] args) throws Exception {
        CommandLineOptions given = new CommandLineOptions(Arrays.copyOfRange(args, 2, args.length));
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
        Files.writeString(directory.resolve(file), json(results, args[1]));
    }

    /** The figures without those of single calls and where the JVM is, and with what was measured on what. */
    private static String json(List<RunResult> results, String commit) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ResultFormatFactory.getInstance(ResultFormatType.JSON, new PrintStream(out, true, StandardCharsets.UTF_8))
                .writeOut(results);
        JsonNode document = JsonMapper.shared().readTree(out.toByteArray());
        for (String name : List.of("jvm", "rawData", "rawDataHistogram")) {
            document.findParents(name).forEach(parent -> ((ObjectNode) parent).remove(name));
        }
        for (JsonNode result : document) {
            ((ObjectNode) result).put("processor", Processor.name()).put("commit", commit);
        }
        return document.toPrettyString() + "\n";
    }
}
