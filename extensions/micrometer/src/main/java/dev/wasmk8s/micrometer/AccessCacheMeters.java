package dev.wasmk8s.micrometer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

/** What is measured of the cache of one authorization module. Thread-safe. */
final class AccessCacheMeters {
    private final MeterTable<Counter> requests;

    AccessCacheMeters(MeterRegistry registry, String module) {
        Registration register = new Registration(registry);
        requests = new MeterTable<>(
                2,
                number -> register.counter(
                        "wasm.k8s.authorization.cache.requests",
                        "Accesses that the cache of an authorization module was asked for",
                        Tags.of("name", module, "status", number == 1 ? "hit" : "miss")));
    }

    void asked(boolean hit) {
        requests.get(hit ? 1 : 0).increment();
    }
}
