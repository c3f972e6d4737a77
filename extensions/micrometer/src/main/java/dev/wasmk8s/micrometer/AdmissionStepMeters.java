package dev.wasmk8s.micrometer;

import dev.wasmk8s.observation.AdmissionStepEnded;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What is measured of whole steps of admission, and of modules as one plugin among others. Thread-safe. */
final class AdmissionStepMeters {
    private static final double NANOS = 1e9;
    private static final Duration SUMMARY_AGE = Duration.ofHours(5);
    private static final int SUMMARY_AGES = 5;
    private static final int SUMMARY_DIGITS = 2;

    private final MeterTable<Timer> steps;
    private final MeterTable<Timer> plugins;
    private final MeterTable<DistributionSummary> summaries;

    AdmissionStepMeters(MeterRegistry registry) {
        Registration register = new Registration(registry);
        steps = new MeterTable<>(
                AdmissionCase.COUNT,
                number -> register.histogram(
                        "apiserver.admission.step.admission.duration",
                        "How long steps of admission took",
                        Buckets.ADMISSION,
                        tags(number)));
        plugins = new MeterTable<>(
                AdmissionCase.COUNT,
                number -> register.histogram(
                        "apiserver.admission.controller.admission.duration",
                        "How long all modules together took in a step of admission",
                        Buckets.ADMISSION,
                        tags(number).and("name", MeterObserver.TYPE)));
        summaries = new MeterTable<>(AdmissionCase.COUNT, number -> summary(registry, number));
    }

    /** Not a timer: the unit would be put behind its name once more. */
    private static DistributionSummary summary(MeterRegistry registry, int number) {
        return DistributionSummary.builder("apiserver.admission.step.admission.duration.seconds.summary")
                .description("How long steps of admission took, in seconds, over five hours")
                .tags(tags(number))
                .publishPercentiles(0.5, 0.9, 0.99)
                .percentilePrecision(SUMMARY_DIGITS)
                .distributionStatisticExpiry(SUMMARY_AGE)
                .distributionStatisticBufferLength(SUMMARY_AGES)
                .register(registry);
    }

    private static Tags tags(int number) {
        return AdmissionCase.ofStep(number).and(AdmissionCase.rejected(number));
    }

    void ended(AdmissionStepEnded ended) {
        int number = AdmissionCase.of(ended.step(), ended.operation(), ended.rejected());
        steps.get(number).record(ended.nanos(), TimeUnit.NANOSECONDS);
        plugins.get(number).record(ended.nanos(), TimeUnit.NANOSECONDS);
        summaries.get(number).record(ended.nanos() / NANOS);
    }
}
