package dev.wasmk8s.micrometer;

import dev.wasmk8s.observation.AuthorizationConditions;
import dev.wasmk8s.observation.AuthorizationReviewed;
import dev.wasmk8s.observation.ConditionOutcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;

/** What is measured of one authorization module. Thread-safe. */
final class AuthorizationMeters {
    private final MeterTable<Counter> evaluations;
    private final MeterTable<Timer> durations;
    private final MeterTable<Counter> failedOpen;
    private final MeterTable<Counter> decisions;
    private final MeterTable<Timer> conditions;
    private final MeterTable<Counter> conditionErrors;
    private final MeterTable<Counter> exclusions;

    AuthorizationMeters(MeterRegistry registry, String module) {
        Registration register = new Registration(registry);
        int results = CallResult.values().length;
        Tags name = Tags.of("name", module);
        Tags typed = name.and("type", MeterObserver.TYPE);
        evaluations = new MeterTable<>(
                results,
                number -> register.counter(
                        "apiserver.authorization.webhook.evaluations",
                        "Reviews by an authorization module",
                        name.and("result", CallResult.label(number))));
        durations = new MeterTable<>(
                results,
                number -> register.histogram(
                        "apiserver.authorization.webhook.duration",
                        "How long reviews by an authorization module took",
                        Buckets.DEFAULT,
                        name.and("result", CallResult.label(number))));
        failedOpen = new MeterTable<>(
                results,
                number -> register.counter(
                        "apiserver.authorization.webhook.evaluations.fail.open",
                        "Failures of an authorization module that were passed over",
                        name.and("result", CallResult.label(number))));
        decisions = new MeterTable<>(
                2,
                number -> register.counter(
                        "apiserver.authorization.decisions",
                        "Accesses that an authorizer allowed or denied",
                        typed.and("decision", number == 1 ? "allowed" : "denied")));
        conditions = new MeterTable<>(
                1,
                number -> register.histogram(
                        "apiserver.authorization.match.condition.evaluation",
                        "How long the match conditions of an authorization module took",
                        Buckets.AUTHORIZATION_CONDITION,
                        typed));
        conditionErrors = new MeterTable<>(
                1,
                number -> register.counter(
                        "apiserver.authorization.match.condition.evaluation.errors",
                        "Accesses for which match conditions of an authorization module could not be evaluated",
                        typed));
        exclusions = new MeterTable<>(
                1,
                number -> register.counter(
                        "apiserver.authorization.match.condition.exclusions",
                        "Accesses that match conditions kept from an authorization module",
                        typed));
    }

    void reviewed(AuthorizationReviewed review) {
        int result = Place.of(CallResult.of(review.failure()));
        evaluations.get(result).increment();
        durations.get(result).record(review.nanos(), TimeUnit.NANOSECONDS);
        if (review.failedOpen()) {
            failedOpen.get(result).increment();
        }
    }

    void decided(boolean allowed) {
        decisions.get(allowed ? 1 : 0).increment();
    }

    /** One per access, however many conditions failed. */
    void evaluated(AuthorizationConditions evaluated) {
        conditions.get(0).record(evaluated.nanos(), TimeUnit.NANOSECONDS);
        if (evaluated.errors() > 0) {
            conditionErrors.get(0).increment();
        }
        if (evaluated.outcome() == ConditionOutcome.EXCLUDED) {
            exclusions.get(0).increment();
        }
    }
}
