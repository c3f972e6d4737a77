package dev.wasmk8s.benchmarks.comparison;

import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A contender under one load: of each figure, the mean of the better half of all rounds. What else a machine does, and whoever
 * shares its cores, makes code slower and never faster, and comes and goes by the second.
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
                lower(samples, Sample::p50Micros),
                lower(samples, Sample::p99Micros),
                -lower(samples, sample -> -sample.opsPerSecond()),
                first.bytesPerOp() == null
                        ? null
                        : lower(samples, sample -> Objects.requireNonNull(sample.bytesPerOp())));
    }

    /** The mean of the lower half, to which the one in the middle belongs. */
    private static double lower(List<Sample> samples, ToDoubleFunction<Sample> figure) {
        return samples.stream()
                .mapToDouble(figure)
                .sorted()
                .limit((samples.size() + 1) / 2)
                .average()
                .orElseThrow();
    }
}
