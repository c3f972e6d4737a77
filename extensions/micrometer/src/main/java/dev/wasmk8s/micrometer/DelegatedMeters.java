package dev.wasmk8s.micrometer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;

/** What is measured of reviews that others are asked for, all modules together. Thread-safe. */
final class DelegatedMeters {
    private final MeterTable<Counter> requests;
    private final MeterTable<Timer> durations;

    /**
     * Meters that are registered when first needed.
     *
     * @param what {@code authn} or {@code authz}
     */
    DelegatedMeters(MeterRegistry registry, String what) {
        Registration register = new Registration(registry);
        requests = new MeterTable<>(
                2,
                number -> register.counter(
                        "apiserver.delegated." + what + ".request", "Reviews by modules, by HTTP code", tags(number)));
        durations = new MeterTable<>(
                2,
                number -> register.histogram(
                        "apiserver.delegated." + what + ".request.duration",
                        "How long reviews by modules took",
                        Buckets.DELEGATED,
                        tags(number)));
    }

    private static Tags tags(int number) {
        return Tags.of("code", number == 1 ? "200" : "<error>");
    }

    void reviewed(boolean answered, long nanos) {
        int number = answered ? 1 : 0;
        requests.get(number).increment();
        durations.get(number).record(nanos, TimeUnit.NANOSECONDS);
    }
}
