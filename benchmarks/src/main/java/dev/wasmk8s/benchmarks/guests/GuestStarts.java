package dev.wasmk8s.benchmarks.guests;

import dev.wasmk8s.benchmarks.comparison.Jvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The first verdict of a module in fresh processes: some that compile it, and some that find it compiled.
 *
 * @param module the .wasm file
 * @param review what is decided
 * @param cache where the compiled module is kept
 */
record GuestStarts(Path module, Path review, Path cache, List<Double> compiled, List<Double> cached) {
    /** Has the module compiled once, so that it can be found. */
    static GuestStarts prepare(Path module, Path review, Path cache) throws IOException, InterruptedException {
        GuestStarts starts = new GuestStarts(module, review, cache, new ArrayList<>(), new ArrayList<>());
        starts.millis(true);
        return starts;
    }

    /** Starts a process of each kind. Blocks until they have ended. */
    void turn() throws IOException, InterruptedException {
        compiled.add(millis(false));
        cached.add(millis(true));
    }

    /** The size of the compiled module, as it is kept. */
    long compiledBytes() throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.list(cache)) {
            for (Path file : files.toList()) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }

    static double median(List<Double> times) {
        double[] sorted =
                times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private double millis(boolean fromCache) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(Jvm.command());
        command.addAll(List.of(GuestStart.class.getName(), module.toString(), review.toString()));
        if (fromCache) {
            command.add(cache.toString());
        }
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IOException("no first verdict of " + module.getFileName());
        }
        return Long.parseLong(output) / 1e6;
    }
}
