package dev.wasmk8s.micrometer;

import dev.wasmk8s.observation.AuthorizationAttempted;
import dev.wasmk8s.observation.AuthorizationAttempted.Result;
import dev.wasmk8s.observation.AuthorizationReviewed;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** What is measured of authorization as a whole. Thread-safe. */
final class AuthorizationAttemptMeters {
    private final MeterTable<Counter> attempts;
    private final MeterTable<Timer> durations;
    private final DelegatedMeters delegated;

    AuthorizationAttemptMeters(MeterRegistry registry) {
        Registration register = new Registration(registry);
        int results = Result.values().length;
        attempts = new MeterTable<>(
                results, number -> register.counter("authorization.attempts", "Attempts to authorize", tags(number)));
        durations = new MeterTable<>(
                results,
                number -> register.histogram(
                        "authorization.duration",
                        "How long attempts to authorize took",
                        Buckets.DOUBLING,
                        tags(number)));
        delegated = new DelegatedMeters(registry, "authz");
    }

    private static Tags tags(int number) {
        return Tags.of(
                "result",
                Place.at(number, Result.class).name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    void attempted(AuthorizationAttempted attempt) {
        attempts.get(Place.of(attempt.result())).increment();
        durations.get(Place.of(attempt.result())).record(attempt.nanos(), TimeUnit.NANOSECONDS);
    }

    void reviewed(AuthorizationReviewed review) {
        delegated.reviewed(review.failure().isEmpty(), review.nanos());
    }
}
