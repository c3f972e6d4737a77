package dev.wasmk8s.micrometer;

import dev.wasmk8s.observation.GuestCalled;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;

/** What is measured of the guests of one module, and has no like in the API server. Thread-safe. */
final class GuestMeters {
    private final MeterTable<Timer> waiting;
    private final MeterTable<Timer> running;
    private final MeterTable<Counter> comparisons;

    GuestMeters(MeterRegistry registry, String module) {
        Registration register = new Registration(registry);
        Tags name = Tags.of("name", module);
        waiting = new MeterTable<>(
                1,
                number -> register.histogram(
                        "wasm.k8s.guest.waiting", "How long calls waited for a guest", Buckets.GUEST, name));
        running = new MeterTable<>(
                1, number -> register.histogram("wasm.k8s.guest.running", "How long guests ran", Buckets.GUEST, name));
        comparisons = new MeterTable<>(
                2,
                number -> register.counter(
                        "wasm.k8s.shadow.comparisons",
                        "Verdicts of a module in the shadow that were compared with the decision",
                        name.and("agreed", Boolean.toString(number == 1))));
    }

    void called(GuestCalled called) {
        waiting.get(0).record(called.waitingNanos(), TimeUnit.NANOSECONDS);
        running.get(0).record(called.runningNanos(), TimeUnit.NANOSECONDS);
    }

    void compared(boolean agreed) {
        comparisons.get(agreed ? 1 : 0).increment();
    }
}
