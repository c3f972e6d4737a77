package dev.wasmk8s.micrometer;

import dev.wasmk8s.observation.AdmissionConditions;
import dev.wasmk8s.observation.AdmissionReviewed;
import dev.wasmk8s.observation.AdmissionReviewed.Outcome;
import dev.wasmk8s.observation.AdmissionStep;
import dev.wasmk8s.observation.ConditionOutcome;
import dev.wasmk8s.review.FailureCode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;

/** What is measured of one admission module. Thread-safe. */
final class AdmissionMeters {
    private static final int OUTCOMES = Outcome.values().length;

    private final MeterTable<Timer> durations;
    private final MeterTable<CodeCounters> requests;
    private final MeterTable<CodeCounters> rejections;
    private final MeterTable<Counter> failedOpen;
    private final MeterTable<Timer> conditions;
    private final MeterTable<Counter> conditionErrors;
    private final MeterTable<Counter> exclusions;

    AdmissionMeters(MeterRegistry registry, String module) {
        Registration register = new Registration(registry);
        Tags name = Tags.of("name", module);
        Tags condition = name.and("kind", "webhook");
        durations = new MeterTable<>(
                AdmissionCase.COUNT,
                number -> register.histogram(
                        "apiserver.admission.webhook.admission.duration",
                        "How long reviews by an admission module took",
                        Buckets.ADMISSION_WEBHOOK,
                        name.and(AdmissionCase.ofWebhook(number)).and(AdmissionCase.rejected(number))));
        requests = new MeterTable<>(
                AdmissionCase.COUNT,
                number -> new CodeCounters(code -> register.counter(
                        "apiserver.admission.webhook.request",
                        "Reviews by an admission module, by HTTP code",
                        name.and(AdmissionCase.ofWebhook(number))
                                .and(AdmissionCase.rejected(number))
                                .and("code", code))));
        rejections = new MeterTable<>(
                AdmissionCase.COUNT * OUTCOMES,
                number -> new CodeCounters(code -> register.counter(
                        "apiserver.admission.webhook.rejection.count",
                        "Requests that were rejected for an admission module, and why",
                        name.and(AdmissionCase.ofWebhook(number / OUTCOMES))
                                .and("error_type", errorType(Place.at(number % OUTCOMES, Outcome.class)))
                                .and("rejection_code", code))));
        failedOpen = new MeterTable<>(
                AdmissionStep.values().length,
                number -> register.counter(
                        "apiserver.admission.webhook.fail.open.count",
                        "Failures of an admission module that were passed over",
                        name.and("type", number == Place.of(AdmissionStep.ADMIT) ? "admit" : "validating")));
        conditions = new MeterTable<>(
                AdmissionCase.COUNT,
                number -> register.histogram(
                        "apiserver.admission.match.condition.evaluation",
                        "How long the match conditions of an admission module took",
                        Buckets.ADMISSION,
                        condition.and(AdmissionCase.ofWebhook(number))));
        conditionErrors = new MeterTable<>(
                AdmissionCase.COUNT,
                number -> register.counter(
                        "apiserver.admission.match.condition.evaluation.errors",
                        "Match conditions of an admission module that could not be evaluated",
                        condition.and(AdmissionCase.ofWebhook(number))));
        exclusions = new MeterTable<>(
                AdmissionCase.COUNT,
                number -> register.counter(
                        "apiserver.admission.match.condition.exclusions",
                        "Requests that match conditions kept from an admission module",
                        condition.and(AdmissionCase.ofWebhook(number))));
    }

    private static String errorType(Outcome outcome) {
        return switch (outcome) {
            case CALL_FAILED -> "calling_webhook_error";
            case INTERNAL_ERROR -> "apiserver_internal_error";
            case ALLOWED, DENIED -> "no_error";
        };
    }

    void reviewed(AdmissionReviewed review) {
        int number = AdmissionCase.of(review.step(), review.operation(), review.rejected());
        durations.get(number).record(review.nanos(), TimeUnit.NANOSECONDS);
        requests.get(number).increment(review.code());
        if (review.rejected() && !wasInterrupted(review)) {
            rejections.get(number * OUTCOMES + Place.of(review.outcome())).increment(review.code());
        }
        if (review.failedOpen()) {
            failedOpen.get(Place.of(review.step())).increment();
        }
    }

    /** A caller that went away says nothing about the module. */
    private static boolean wasInterrupted(AdmissionReviewed review) {
        return review.failure().isPresent() && review.failure().get() == FailureCode.INTERRUPTED;
    }

    void evaluated(AdmissionConditions evaluated) {
        int number = AdmissionCase.of(evaluated.step(), evaluated.operation(), false);
        conditions.get(number).record(evaluated.nanos(), TimeUnit.NANOSECONDS);
        if (evaluated.errors() > 0) {
            conditionErrors.get(number).increment(evaluated.errors());
        }
        if (evaluated.outcome() == ConditionOutcome.EXCLUDED) {
            exclusions.get(number).increment();
        }
    }
}
