package dev.wasmk8s.benchmarks.guests;

import dev.wasmk8s.benchmarks.comparison.Jvm;
import dev.wasmk8s.benchmarks.comparison.Measurement;
import dev.wasmk8s.benchmarks.comparison.Running;
import dev.wasmk8s.benchmarks.comparison.Sample;
import dev.wasmk8s.guests.Guests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One language that takes part, with what was measured so far. */
record GuestSubject(GuestLanguage language, long wasmBytes, GuestStarts starts, Running process, List<Sample> samples) {
    /**
     * Starts its process, which waits for its first turn.
     *
     * @param work where files may be left
     */
    static GuestSubject start(GuestLanguage language, GuestPlan plan, Path review, Path work)
            throws IOException, InterruptedException {
        byte[] wasm = Guests.bytes(language.module());
        Path module = Files.write(work.resolve(language.module() + ".wasm"), wasm);
        GuestStarts starts = GuestStarts.prepare(
                module, review, Files.createTempDirectory(work, language.name()).resolve("cache"));
        List<String> command = new ArrayList<>(Jvm.command());
        command.addAll(List.of(
                "dev.wasmk8s.benchmarks.rival.Rival",
                "wasm-k8s",
                module.toString(),
                review.toString(),
                "pristine",
                "1",
                Integer.toString(plan.warmupSeconds()),
                Integer.toString(plan.turnMillis())));
        return new GuestSubject(language, wasm.length, starts, Running.start(work, command), new ArrayList<>());
    }

    /** Measures calls once. Blocks until that is done, the first time until it has warmed up as well. */
    void turn() throws IOException, InterruptedException {
        Sample sample = process.measure();
        samples.add(sample);
        System.out.printf(
                "%-16s p50 %9.1f us  p99 %9.1f us%n", language.name(), sample.p50Micros(), sample.p99Micros());
    }

    GuestMeasurement result(int reviewBytes) throws IOException {
        Measurement calls = Measurement.of(samples, language.module(), reviewBytes);
        return new GuestMeasurement(
                language.name(),
                language.module(),
                calls.p50Micros(),
                calls.p99Micros(),
                calls.opsPerSecond(),
                calls.bytesPerOp(),
                wasmBytes,
                starts.compiledBytes(),
                GuestStarts.median(starts.compiled()),
                GuestStarts.median(starts.cached()));
    }
}
