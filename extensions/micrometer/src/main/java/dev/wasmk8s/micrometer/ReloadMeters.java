package dev.wasmk8s.micrometer;

import dev.wasmk8s.observation.ModulesReloaded;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;

/** What is measured of reloads. Thread-safe. */
final class ReloadMeters {
    private final MeterTable<Timer> durations;

    ReloadMeters(MeterRegistry registry) {
        Registration register = new Registration(registry);
        durations = new MeterTable<>(
                2,
                number -> register.histogram(
                        "wasm.k8s.reload.duration",
                        "How long it took to load the modules anew",
                        Buckets.DEFAULT,
                        Tags.of("result", number == 1 ? "success" : "failure")));
    }

    void reloaded(ModulesReloaded reloaded) {
        durations.get(reloaded.succeeded() ? 1 : 0).record(reloaded.nanos(), TimeUnit.NANOSECONDS);
    }
}
