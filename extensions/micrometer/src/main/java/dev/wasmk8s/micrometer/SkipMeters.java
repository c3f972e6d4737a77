package dev.wasmk8s.micrometer;

import dev.wasmk8s.observation.ModuleSkipped;
import dev.wasmk8s.observation.ModuleSkipped.Reason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Locale;

/** What is measured of requests that one admission module does not see. Thread-safe. */
final class SkipMeters {
    private static final int REASONS = Reason.values().length;

    private final MeterTable<Counter> skips;

    SkipMeters(MeterRegistry registry, String module) {
        Registration register = new Registration(registry);
        Tags name = Tags.of("name", module);
        skips = new MeterTable<>(
                AdmissionCase.COUNT * REASONS,
                number -> register.counter(
                        "wasm.k8s.module.skips",
                        "Requests that rules or selectors kept from an admission module",
                        name.and(AdmissionCase.ofWebhook(number / REASONS))
                                .and("reason", label(Place.at(number % REASONS, Reason.class)))));
    }

    private static String label(Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }

    void skipped(ModuleSkipped skipped) {
        int number = AdmissionCase.of(skipped.step(), skipped.operation(), false);
        skips.get(number * REASONS + Place.of(skipped.reason())).increment();
    }
}
