package dev.wasmk8s.benchmarks.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MeasurementTest {
    @Test
    void each_figure_is_of_its_own_better_half() {
        Measurement measurement = Measurement.of(
                List.of(
                        Measured.sample(1, 30, 5, 100.0),
                        Measured.sample(3, 10, 7, 300.0),
                        Measured.sample(2, 20, 6, 200.0)),
                "module",
                1066);

        assertThat(measurement.p50Micros()).isEqualTo(1.5);
        assertThat(measurement.p99Micros()).isEqualTo(15);
        assertThat(measurement.opsPerSecond()).isEqualTo(6.5);
        assertThat(measurement.bytesPerOp()).isEqualTo(150);
        assertThat(measurement.rounds()).isEqualTo(3);
    }

    @Test
    void of_two_rounds_the_better_counts() {
        Measurement measurement =
                Measurement.of(List.of(Measured.sample(1, 1, 1, null), Measured.sample(2, 2, 2, null)), "module", 1066);

        assertThat(measurement.p50Micros()).isEqualTo(1);
        assertThat(measurement.bytesPerOp()).isNull();
    }

    @Test
    void rounds_that_something_else_disturbed_do_not_count() {
        Measurement measurement = Measurement.of(
                Stream.of(10, 900, 30, 20)
                        .map(p50 -> Measured.sample(p50, 1, 1, null))
                        .toList(),
                "module",
                1066);

        assertThat(measurement.p50Micros()).isEqualTo(15);
    }
}
