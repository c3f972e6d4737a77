package dev.wasmk8s.benchmarks.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class PromiseTest {
    @Test
    void ratios_compare_the_same_module() {
        List<Promise> promises = Promise.of(Measured.everybody());

        assertThat(measured(promises, "Go webhook / wasm-k8s, p50")).isEqualTo(10, within(0.001));
        assertThat(measured(promises, "fastest wazero, reused / wasm-k8s, p50")).isEqualTo(1.5, within(0.001));
        assertThat(measured(promises, "wasm-k8s / V8 reused, p50")).isEqualTo(2, within(0.001));
        assertThat(measured(promises, "wasm-k8s / the same without reset, p50")).isEqualTo(1.1, within(0.001));
        assertThat(measured(promises, "wasm-k8s, calls per second, 2 threads / 1"))
                .isEqualTo(1.9, within(0.001));
        assertThat(measured(promises, "wasm-k8s, bytes allocated per call beyond the document"))
                .isEqualTo(5000 - 1066);
    }

    @Test
    void a_promise_is_held_up_to_its_bound_and_missed_beyond() {
        List<Promise> promises = Promise.of(Measured.everybody());

        assertThat(promises)
                .filteredOn(promise -> !promise.isHeld())
                .extracting(Promise::what)
                .containsExactly("wasm-k8s with 64 MiB of memory / with its own, p50");
    }

    @Test
    void nothing_is_held_that_was_not_measured() {
        assertThat(Promise.of(List.of()))
                .allSatisfy(promise -> assertThat(promise.isHeld()).isFalse());
    }

    private static double measured(List<Promise> promises, String what) {
        return promises.stream()
                .filter(promise -> promise.what().equals(what))
                .findFirst()
                .orElseThrow()
                .measured()
                .orElseThrow();
    }
}
