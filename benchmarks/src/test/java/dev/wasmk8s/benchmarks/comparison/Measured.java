package dev.wasmk8s.benchmarks.comparison;

import java.util.List;

/** Makes samples and measurements for tests. */
final class Measured {
    private Measured() {}

    static Sample sample(double p50, double p99, double ops, Double bytes) {
        return new Sample("someone", "pristine", "1", 1, p50, p99, ops, bytes);
    }

    static Measurement of(String subject, String state, WasmFile module, int threads, double p50, double ops) {
        Sample sample = new Sample(subject, state, "1", threads, p50, 3 * p50, ops, 5000.0);
        return Measurement.of(List.of(sample), module.toString(), 1066);
    }

    static List<Measurement> everybody() {
        return List.of(
                of("wasm-k8s", "pristine", WasmFile.COMMITTED, 1, 20, 50_000),
                of("wasm-k8s", "pristine", WasmFile.FREEING, 1, 22, 45_000),
                of("wasm-k8s without reset", "dirty", WasmFile.FREEING, 1, 20, 50_000),
                of("wasm-k8s with 64 MiB", "pristine", WasmFile.COMMITTED, 1, 40, 25_000),
                of("wazero v1.12.0 reused", "dirty", WasmFile.FREEING, 1, 44, 20_000),
                of("wazero v1.0.0 reused", "dirty", WasmFile.FREEING, 1, 33, 30_000),
                of("V8 reused", "dirty", WasmFile.FREEING, 1, 11, 90_000),
                of("go-webhook", "-", WasmFile.NONE, 1, 200, 5_000),
                of("wasm-k8s", "pristine", WasmFile.COMMITTED, 2, 20, 95_000));
    }
}
