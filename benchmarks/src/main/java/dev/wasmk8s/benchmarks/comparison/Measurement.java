package dev.wasmk8s.benchmarks.comparison;

import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A contender under one load: of each figure, the median of all rounds.
 *
 * @param module the module's name; {@code -} if there is none
 * @param objectBytes the size of the review
 * @param bytesPerOp what a call allocated; null if that is not known
 */
record Measurement(
        String subject,
        String module,
        String state,
        String version,
        int objectBytes,
        int threads,
        int rounds,
        double p50Micros,
        double p99Micros,
        double opsPerSecond,
        @Nullable Double bytesPerOp) {

    static Measurement of(List<Sample> samples, String module, int objectBytes) {
        Sample first = samples.get(0);
        return new Measurement(
                first.subject(),
                module,
                first.state(),
                first.version(),
                objectBytes,
                first.threads(),
                samples.size(),
                median(samples, Sample::p50Micros),
                median(samples, Sample::p99Micros),
                median(samples, Sample::opsPerSecond),
                first.bytesPerOp() == null
                        ? null
                        : median(samples, sample -> Objects.requireNonNull(sample.bytesPerOp())));
    }

    /** The one in the middle; of two, the mean. */
    private static double median(List<Sample> samples, ToDoubleFunction<Sample> figure) {
        double[] sorted = samples.stream().mapToDouble(figure).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
