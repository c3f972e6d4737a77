package dev.wasmk8s.benchmarks.comparison;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds measurements with the smallest review. */
record Measurements(List<Measurement> all) {
    private static final int SMALL_BYTES = 2048;

    /** This project, as users have it. */
    Optional<Measurement> ours(WasmFile module, int threads) {
        return small(threads)
                .filter(each ->
                        each.subject().equals("wasm-k8s") && each.module().equals(module.toString()))
                .findFirst();
    }

    /** A contender on one thread. */
    Optional<Measurement> subject(String name) {
        return small(1).filter(each -> each.subject().equals(name)).findFirst();
    }

    /** The fastest wazero whose instance is reused, on one thread. */
    Optional<Measurement> wazero() {
        return small(1).filter(each ->
                        each.subject().startsWith("wazero") && each.state().equals("dirty"))
                .min(Comparator.comparingDouble(Measurement::p50Micros));
    }

    private Stream<Measurement> small(int threads) {
        return all.stream().filter(each -> each.threads() == threads && each.objectBytes() < SMALL_BYTES);
    }
}
