package dev.wasmk8s.micrometer;

import dev.wasmk8s.observation.AuthenticationAttempted;
import dev.wasmk8s.observation.AuthenticationAttempted.Result;
import dev.wasmk8s.observation.AuthenticationReviewed;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** What is measured of authentication. Thread-safe. */
final class AuthenticationMeters {
    private final MeterTable<Counter> attempts;
    private final MeterTable<Timer> durations;
    private final DelegatedMeters delegated;

    AuthenticationMeters(MeterRegistry registry) {
        Registration register = new Registration(registry);
        int results = Result.values().length;
        attempts = new MeterTable<>(
                results,
                number -> register.counter("authentication.attempts", "Attempts to authenticate", tags(number)));
        durations = new MeterTable<>(
                results,
                number -> register.histogram(
                        "authentication.duration",
                        "How long attempts to authenticate took",
                        Buckets.DOUBLING,
                        tags(number)));
        delegated = new DelegatedMeters(registry, "authn");
    }

    private static Tags tags(int number) {
        return Tags.of("result", Place.at(number, Result.class).name().toLowerCase(Locale.ROOT));
    }

    void attempted(AuthenticationAttempted attempt) {
        attempts.get(Place.of(attempt.result())).increment();
        durations.get(Place.of(attempt.result())).record(attempt.nanos(), TimeUnit.NANOSECONDS);
    }

    void reviewed(AuthenticationReviewed review) {
        delegated.reviewed(review.failure().isEmpty(), review.nanos());
    }
}
