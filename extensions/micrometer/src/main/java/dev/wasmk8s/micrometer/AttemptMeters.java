package dev.wasmk8s.micrometer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * What is measured of whole attempts to authenticate or to authorize, by their result. Thread-safe.
 *
 * @param <R> the results
 */
final class AttemptMeters<R extends Enum<R>> {
    private final Class<R> results;
    private final MeterTable<Counter> attempts;
    private final MeterTable<Timer> durations;

    /**
     * Meters that are registered when first needed.
     *
     * @param what {@code authentication} or {@code authorization}
     * @param verb what is attempted, for descriptions
     */
    AttemptMeters(MeterRegistry registry, String what, String verb, Class<R> results) {
        this.results = results;
        Registration register = new Registration(registry);
        int size = results.getEnumConstants().length;
        attempts = new MeterTable<>(
                size, number -> register.counter(what + ".attempts", "Attempts to " + verb, tags(number)));
        durations = new MeterTable<>(
                size,
                number -> register.histogram(
                        what + ".duration", "How long attempts to " + verb + " took", Buckets.DOUBLING, tags(number)));
    }

    private Tags tags(int number) {
        return Tags.of(
                "result",
                Place.at(number, results).name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    void attempted(R result, long nanos) {
        attempts.get(Place.of(result)).increment();
        durations.get(Place.of(result)).record(nanos, TimeUnit.NANOSECONDS);
    }
}
