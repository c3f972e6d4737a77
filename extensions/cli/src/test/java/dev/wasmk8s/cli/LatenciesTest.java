package dev.wasmk8s.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LatenciesTest {
    @Test
    void quantiles_are_within_two_percent() {
        Latencies latencies = new Latencies();
        for (int i = 1; i <= 100_000; i++) {
            latencies.add(i);
        }

        assertThat(latencies.quantile(0.5)).isCloseTo(50_000, within(1000L));
        assertThat(latencies.quantile(0.99)).isCloseTo(99_000, within(1980L));
        assertThat(latencies.quantile(1)).isEqualTo(100_000);
        assertThat(latencies.max()).isEqualTo(100_000);
    }

    @Test
    void the_largest_and_the_smallest_time_are_counted() {
        Latencies latencies = new Latencies();
        latencies.add(Long.MAX_VALUE);
        latencies.add(0);
        latencies.add(-1);

        assertThat(latencies.quantile(0.5)).isZero();
        assertThat(latencies.quantile(1)).isEqualTo(Long.MAX_VALUE);
        assertThat(latencies.count()).isEqualTo(3);
    }

    @Test
    void those_of_several_threads_are_added_up() {
        Latencies one = new Latencies();
        one.add(10);
        Latencies other = new Latencies();
        other.add(20);
        one.addAll(other);

        assertThat(one.count()).isEqualTo(2);
        assertThat(one.quantile(0.5)).isEqualTo(10);
        assertThat(one.max()).isEqualTo(20);
    }
}
