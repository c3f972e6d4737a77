package dev.wasmk8s.benchmarks.rival;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimingTest {
    @Test
    void percentiles_are_of_all_calls_in_order() {
        long[] nanos = new long[100];
        for (int i = 0; i < nanos.length; i++) {
            nanos[i] = (i + 1) * 1000L;
        }
        Timing.Result result = new Timing.Result(nanos, 0);

        assertThat(result.percentileMicros(50)).isEqualTo(51);
        assertThat(result.percentileMicros(99)).isEqualTo(100);
        assertThat(result.calls()).isEqualTo(100);
    }
}
