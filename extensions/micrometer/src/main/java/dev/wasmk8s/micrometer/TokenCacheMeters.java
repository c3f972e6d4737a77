package dev.wasmk8s.micrometer;

import dev.wasmk8s.observation.CacheAsked;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;

/** What is measured of caches of authentications, all modules together. Thread-safe. */
final class TokenCacheMeters {
    private final MeterTable<Counter> requests;
    private final MeterTable<Timer> durations;
    private final MeterTable<Counter> fetches;

    TokenCacheMeters(MeterRegistry registry) {
        Registration register = new Registration(registry);
        requests = new MeterTable<>(
                2,
                number -> register.counter(
                        "authentication.token.cache.request",
                        "Tokens that a cache was asked for",
                        Tags.of("status", number == 1 ? "hit" : "miss")));
        durations = new MeterTable<>(
                2,
                number -> register.histogram(
                        "authentication.token.cache.request.duration",
                        "How long it took until a cache had the answer",
                        Buckets.DEFAULT,
                        Tags.of("status", number == 1 ? "hit" : "miss")));
        fetches = new MeterTable<>(
                2,
                number -> register.counter(
                        "authentication.token.cache.fetch",
                        "Tokens that modules were asked about for a cache",
                        Tags.of("status", number == 1 ? "ok" : "error")));
    }

    void asked(CacheAsked asked) {
        int number = asked.hit() ? 1 : 0;
        requests.get(number).increment();
        durations.get(number).record(asked.nanos(), TimeUnit.NANOSECONDS);
    }

    void filled(boolean succeeded) {
        fetches.get(succeeded ? 1 : 0).increment();
    }
}
