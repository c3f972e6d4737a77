package dev.wasmk8s.benchmarks.comparison;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * A ratio that the project promises, and what was measured.
 *
 * @param atLeast whether the bound is the least that was promised, or the most
 * @param measured empty if somebody whom it is about did not take part
 */
record Promise(String what, boolean atLeast, double bound, OptionalDouble measured) {
    /** Whether it was kept. */
    boolean isHeld() {
        return measured.isPresent() && (atLeast ? measured.getAsDouble() >= bound : measured.getAsDouble() <= bound);
    }

    static List<Promise> of(List<Measurement> all) {
        Measurements at = new Measurements(all);
        Optional<Measurement> ours = at.ours(WasmFile.COMMITTED, 1);
        Optional<Measurement> freeing = at.ours(WasmFile.FREEING, 1);
        Optional<Measurement> webhook = at.subject("go-webhook");
        return List.of(
                atLeast(10, "Go webhook / wasm-k8s, p50", ratio(webhook, ours, Measurement::p50Micros)),
                atLeast(5, "Go webhook / wasm-k8s, p99", ratio(webhook, ours, Measurement::p99Micros)),
                atLeast(
                        1,
                        "fastest wazero, reused / wasm-k8s, p50",
                        ratio(at.wazero(), freeing, Measurement::p50Micros)),
                atMost(2, "wasm-k8s / V8 reused, p50", ratio(freeing, at.subject("V8 reused"), Measurement::p50Micros)),
                atMost(
                        1.15,
                        "wasm-k8s / the same without reset, p50",
                        ratio(freeing, at.subject("wasm-k8s without reset"), Measurement::p50Micros)),
                atMost(
                        1.5,
                        "wasm-k8s with 64 MiB of memory / with its own, p50",
                        ratio(at.subject("wasm-k8s with 64 MiB"), ours, Measurement::p50Micros)),
                atLeast(
                        1.8,
                        "wasm-k8s, calls per second, 2 threads / 1",
                        ratio(at.ours(WasmFile.COMMITTED, 2), ours, Measurement::opsPerSecond)),
                atMost(4096, "wasm-k8s, bytes allocated per call beyond the document", beyondDocument(ours)));
    }

    private static Promise atLeast(double bound, String what, OptionalDouble measured) {
        return new Promise(what, true, bound, measured);
    }

    private static Promise atMost(double bound, String what, OptionalDouble measured) {
        return new Promise(what, false, bound, measured);
    }

    private static OptionalDouble ratio(
            Optional<Measurement> above, Optional<Measurement> below, ToDoubleFunction<Measurement> figure) {
        return above.isEmpty() || below.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(figure.applyAsDouble(above.get()) / figure.applyAsDouble(below.get()));
    }

    private static OptionalDouble beyondDocument(Optional<Measurement> ours) {
        Double bytes = ours.map(Measurement::bytesPerOp).orElse(null);
        return bytes == null || ours.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(bytes - ours.get().objectBytes());
    }
}
