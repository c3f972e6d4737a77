package dev.wasmk8s.benchmarks.comparison;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A contender under one load: of each figure, the mean of the middle half of all rounds. The median alone would be either of
 * two speeds where a machine has two, as those have that are shared.
 *
 * @param module the module's name; {@code -} if there is none
 * @param objectBytes the size of the review
 * @param bytesPerOp what a call allocated; null if that is not known
 */
public record Measurement(
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

    /** Of one contender, of which all samples are. */
    public static Measurement of(List<Sample> samples, String module, int objectBytes) {
        Sample first = samples.get(0);
        return new Measurement(
                first.subject(),
                module,
                first.state(),
                first.version(),
                objectBytes,
                first.threads(),
                samples.size(),
                middle(samples, Sample::p50Micros),
                middle(samples, Sample::p99Micros),
                middle(samples, Sample::opsPerSecond),
                first.bytesPerOp() == null
                        ? null
                        : middle(samples, sample -> Objects.requireNonNull(sample.bytesPerOp())));
    }

    /** The mean of the middle half. */
    private static double middle(List<Sample> samples, ToDoubleFunction<Sample> figure) {
        double[] sorted = samples.stream().mapToDouble(figure).sorted().toArray();
        int left = (sorted.length + 1) / 4;
        return Arrays.stream(sorted, left, sorted.length - left).average().orElseThrow();
    }
}
