package dev.wasmk8s.benchmarks.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;

class LatencyRecorderTest {
    private final LatencyRecorder recorder = new LatencyRecorder();

    @Test
    void shares_are_told_within_two_percent() {
        for (int i = 1; i <= 1000; i++) {
            recorder.record(i * 1000L);
        }

        assertThat(recorder.micros(0.5)).isCloseTo(500, withinPercentage(2));
        assertThat(recorder.micros(0.99)).isCloseTo(990, withinPercentage(2));
    }

    @Test
    void nothing_is_left_after_clearing() {
        recorder.record(1000);
        recorder.clear();

        assertThat(recorder.micros(0.5)).isZero();
    }
}
