package dev.wasmk8s.micrometer;

import static dev.wasmk8s.observation.AdmissionStep.ADMIT;
import static dev.wasmk8s.observation.AdmissionStep.VALIDATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.observation.AdmissionConditions;
import dev.wasmk8s.observation.AdmissionReviewed;
import dev.wasmk8s.observation.AdmissionReviewed.Outcome;
import dev.wasmk8s.observation.AdmissionStep;
import dev.wasmk8s.observation.AdmissionStepEnded;
import dev.wasmk8s.observation.AuthenticationAttempted;
import dev.wasmk8s.observation.AuthenticationReviewed;
import dev.wasmk8s.observation.AuthorizationAttempted;
import dev.wasmk8s.observation.AuthorizationConditions;
import dev.wasmk8s.observation.AuthorizationDecided;
import dev.wasmk8s.observation.AuthorizationReviewed;
import dev.wasmk8s.observation.AuthorizationReviewed.Answer;
import dev.wasmk8s.observation.CacheAsked;
import dev.wasmk8s.observation.CacheFilled;
import dev.wasmk8s.observation.ConditionOutcome;
import dev.wasmk8s.observation.GuestCalled;
import dev.wasmk8s.observation.ModuleSkipped;
import dev.wasmk8s.observation.ModulesReloaded;
import dev.wasmk8s.observation.Observation;
import dev.wasmk8s.observation.ReviewKind;
import dev.wasmk8s.observation.ShadowCompared;
import dev.wasmk8s.review.FailureCode;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What Prometheus scrapes, line by line, after single observations of a millisecond and a half. */
class MetricNamesTest {
    private static final long TIME = 1_500_000;
    private static final Optional<FailureCode> NONE = Optional.empty();
    private static final Optional<FailureCode> TRAP = Optional.of(FailureCode.GUEST_TRAPPED);
    private static final Optional<FailureCode> LATE = Optional.of(FailureCode.DEADLINE_EXCEEDED);
    private static final Optional<FailureCode> GONE = Optional.of(FailureCode.INTERRUPTED);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final MeterObserver observer = new MeterObserver(registry.throwExceptionOnRegistrationFailure());

    private List<String> scrape() {
        return registry.scrape().lines().toList();
    }

    private static AdmissionReviewed admission(
            AdmissionStep step, Outcome outcome, int code, boolean rejected, Optional<FailureCode> failure) {
        return new AdmissionReviewed("m", step, Operation.UPDATE, outcome, code, rejected, true, failure, TIME);
    }

    @ParameterizedTest
    @MethodSource
    void a_counter(Observation observation, String series) {
        observer.observe(observation);
        observer.observe(observation);

        assertThat(scrape())
                .contains(series + " 2.0", "# TYPE " + series.substring(0, series.indexOf('{')) + " counter");
    }

    static Stream<Arguments> a_counter() {
        return Stream.of(
                Arguments.of(
                        admission(ADMIT, Outcome.ALLOWED, 200, false, NONE),
                        "apiserver_admission_webhook_request_total{code=\"200\",name=\"m\",operation=\"UPDATE\","
                                + "rejected=\"false\",type=\"admit\"}"),
                Arguments.of(
                        admission(VALIDATE, Outcome.DENIED, 422, true, NONE),
                        "apiserver_admission_webhook_request_total{code=\"422\",name=\"m\",operation=\"UPDATE\","
                                + "rejected=\"true\",type=\"validating\"}"),
                Arguments.of(
                        admission(VALIDATE, Outcome.DENIED, 999, true, NONE),
                        "apiserver_admission_webhook_request_total{code=\"600\",name=\"m\",operation=\"UPDATE\","
                                + "rejected=\"true\",type=\"validating\"}"),
                Arguments.of(
                        admission(VALIDATE, Outcome.CALL_FAILED, 503, false, TRAP),
                        "apiserver_admission_webhook_request_total{code=\"503\",name=\"m\",operation=\"UPDATE\","
                                + "rejected=\"false\",type=\"validating\"}"),
                Arguments.of(
                        admission(VALIDATE, Outcome.DENIED, 999, true, NONE),
                        "apiserver_admission_webhook_rejection_count_total{error_type=\"no_error\",name=\"m\","
                                + "operation=\"UPDATE\",rejection_code=\"600\",type=\"validating\"}"),
                Arguments.of(
                        admission(ADMIT, Outcome.CALL_FAILED, 503, true, TRAP),
                        "apiserver_admission_webhook_rejection_count_total{error_type=\"calling_webhook_error\","
                                + "name=\"m\",operation=\"UPDATE\",rejection_code=\"503\",type=\"admit\"}"),
                Arguments.of(
                        admission(ADMIT, Outcome.INTERNAL_ERROR, 0, true, TRAP),
                        "apiserver_admission_webhook_rejection_count_total{error_type=\"apiserver_internal_error\","
                                + "name=\"m\",operation=\"UPDATE\",rejection_code=\"0\",type=\"admit\"}"),
                Arguments.of(
                        admission(VALIDATE, Outcome.CALL_FAILED, 503, false, TRAP),
                        "apiserver_admission_webhook_fail_open_count_total{name=\"m\",type=\"validating\"}"),
                Arguments.of(
                        admission(ADMIT, Outcome.CALL_FAILED, 503, false, TRAP),
                        "apiserver_admission_webhook_fail_open_count_total{name=\"m\",type=\"admit\"}"),
                Arguments.of(
                        new AdmissionConditions("m", VALIDATE, Operation.CREATE, ConditionOutcome.FAILED, 1, TIME),
                        "apiserver_admission_match_condition_evaluation_errors_total{kind=\"webhook\",name=\"m\","
                                + "operation=\"CREATE\",type=\"validating\"}"),
                Arguments.of(
                        new AdmissionConditions("m", ADMIT, Operation.CREATE, ConditionOutcome.EXCLUDED, 0, TIME),
                        "apiserver_admission_match_condition_exclusions_total{kind=\"webhook\",name=\"m\","
                                + "operation=\"CREATE\",type=\"admit\"}"),
                Arguments.of(
                        new AuthenticationAttempted(AuthenticationAttempted.Result.SUCCESS, 0, TIME),
                        "authentication_attempts_total{result=\"success\"}"),
                Arguments.of(
                        new AuthenticationAttempted(AuthenticationAttempted.Result.FAILURE, 0, TIME),
                        "authentication_attempts_total{result=\"failure\"}"),
                Arguments.of(
                        new AuthenticationAttempted(AuthenticationAttempted.Result.ERROR, 0, TIME),
                        "authentication_attempts_total{result=\"error\"}"),
                Arguments.of(
                        new CacheAsked("m", ReviewKind.AUTHENTICATION, true, TIME),
                        "authentication_token_cache_request_total{status=\"hit\"}"),
                Arguments.of(
                        new CacheAsked("m", ReviewKind.AUTHENTICATION, false, TIME),
                        "authentication_token_cache_request_total{status=\"miss\"}"),
                Arguments.of(
                        new CacheFilled("m", ReviewKind.AUTHENTICATION, true),
                        "authentication_token_cache_fetch_total{status=\"ok\"}"),
                Arguments.of(
                        new CacheFilled("m", ReviewKind.AUTHENTICATION, false),
                        "authentication_token_cache_fetch_total{status=\"error\"}"),
                Arguments.of(
                        new AuthenticationReviewed("m", true, NONE, TIME),
                        "apiserver_delegated_authn_request_total{code=\"200\"}"),
                Arguments.of(
                        new AuthenticationReviewed("m", false, TRAP, TIME),
                        "apiserver_delegated_authn_request_total{code=\"<error>\"}"),
                Arguments.of(
                        new AuthorizationReviewed("m", Answer.ALLOW, true, NONE, TIME),
                        "apiserver_delegated_authz_request_total{code=\"200\"}"),
                Arguments.of(
                        new AuthorizationAttempted(AuthorizationAttempted.Result.ALLOWED, TIME),
                        "authorization_attempts_total{result=\"allowed\"}"),
                Arguments.of(
                        new AuthorizationAttempted(AuthorizationAttempted.Result.DENIED, TIME),
                        "authorization_attempts_total{result=\"denied\"}"),
                Arguments.of(
                        new AuthorizationAttempted(AuthorizationAttempted.Result.NO_OPINION, TIME),
                        "authorization_attempts_total{result=\"no-opinion\"}"),
                Arguments.of(
                        new AuthorizationAttempted(AuthorizationAttempted.Result.ERROR, TIME),
                        "authorization_attempts_total{result=\"error\"}"),
                Arguments.of(
                        new AuthorizationDecided("m", true),
                        "apiserver_authorization_decisions_total{decision=\"allowed\",name=\"m\",type=\"WASM\"}"),
                Arguments.of(
                        new AuthorizationDecided("m", false),
                        "apiserver_authorization_decisions_total{decision=\"denied\",name=\"m\",type=\"WASM\"}"),
                Arguments.of(
                        new AuthorizationReviewed("m", Answer.DENY, true, NONE, TIME),
                        "apiserver_authorization_webhook_evaluations_total{name=\"m\",result=\"success\"}"),
                Arguments.of(
                        new AuthorizationReviewed("m", Answer.DENY, true, TRAP, TIME),
                        "apiserver_authorization_webhook_evaluations_total{name=\"m\",result=\"error\"}"),
                Arguments.of(
                        new AuthorizationReviewed("m", Answer.DENY, true, LATE, TIME),
                        "apiserver_authorization_webhook_evaluations_total{name=\"m\",result=\"timeout\"}"),
                Arguments.of(
                        new AuthorizationReviewed("m", Answer.DENY, true, GONE, TIME),
                        "apiserver_authorization_webhook_evaluations_total{name=\"m\",result=\"canceled\"}"),
                Arguments.of(
                        new AuthorizationReviewed("m", Answer.NO_OPINION, true, LATE, TIME),
                        "apiserver_authorization_webhook_evaluations_fail_open_total{name=\"m\",result=\"timeout\"}"),
                Arguments.of(
                        new AuthorizationConditions("m", ConditionOutcome.FAILED, 3, TIME),
                        "apiserver_authorization_match_condition_evaluation_errors_total{name=\"m\",type=\"WASM\"}"),
                Arguments.of(
                        new AuthorizationConditions("m", ConditionOutcome.EXCLUDED, 0, TIME),
                        "apiserver_authorization_match_condition_exclusions_total{name=\"m\",type=\"WASM\"}"),
                Arguments.of(
                        new ModuleSkipped("m", VALIDATE, Operation.DELETE, ModuleSkipped.Reason.NAMESPACE_SELECTOR),
                        "wasm_k8s_module_skips_total{name=\"m\",operation=\"DELETE\",reason=\"namespace_selector\","
                                + "type=\"validating\"}"),
                Arguments.of(
                        new ModuleSkipped("m", ADMIT, Operation.CREATE, ModuleSkipped.Reason.RULES),
                        "wasm_k8s_module_skips_total{name=\"m\",operation=\"CREATE\",reason=\"rules\","
                                + "type=\"admit\"}"),
                Arguments.of(
                        new CacheAsked("m", ReviewKind.AUTHORIZATION, true, TIME),
                        "wasm_k8s_authorization_cache_requests_total{name=\"m\",status=\"hit\"}"),
                Arguments.of(
                        new CacheAsked("m", ReviewKind.AUTHORIZATION, false, TIME),
                        "wasm_k8s_authorization_cache_requests_total{name=\"m\",status=\"miss\"}"),
                Arguments.of(
                        new ShadowCompared("m", ReviewKind.ADMISSION, false),
                        "wasm_k8s_shadow_comparisons_total{agreed=\"false\",name=\"m\"}"));
    }

    @ParameterizedTest
    @MethodSource
    void a_histogram(Observation observation, String name, String labels, String bounds) {
        observer.observe(observation);

        List<String> scraped = scrape();
        assertThat(scraped).contains("# TYPE " + name + " histogram");
        assertThat(scraped.stream().filter(line -> line.startsWith(name + "_bucket{" + labels)))
                .extracting(line -> line.replaceAll(".*le=\"([^\"]+)\".*", "$1"))
                .containsExactly((bounds + " +Inf").split(" "));
        assertThat(scraped)
                .anyMatch(line -> line.startsWith(name + "_count{" + labels + "} 1"))
                .anyMatch(line -> line.startsWith(name + "_sum{" + labels + "} 0.0015"));
    }

    static Stream<Arguments> a_histogram() {
        String admission = "0.005 0.025 0.1 0.5 1.0 2.5";
        String defaults = "0.005 0.01 0.025 0.05 0.1 0.25 0.5 1.0 2.5 5.0 10.0";
        String delegated = "0.25 0.5 0.7 1.0 1.5 3.0 5.0 10.0";
        String doubling = "0.001 0.002 0.004 0.008 0.016 0.032 0.064 0.128 0.256 0.512 1.024 2.048 4.096 8.192 16.384";
        return Stream.of(
                Arguments.of(
                        admission(VALIDATE, Outcome.ALLOWED, 200, false, NONE),
                        "apiserver_admission_webhook_admission_duration_seconds",
                        "name=\"m\",operation=\"UPDATE\",rejected=\"false\",type=\"validating\"",
                        admission + " 10.0 25.0"),
                Arguments.of(
                        admission(ADMIT, Outcome.DENIED, 400, true, NONE),
                        "apiserver_admission_webhook_admission_duration_seconds",
                        "name=\"m\",operation=\"UPDATE\",rejected=\"true\",type=\"admit\"",
                        admission + " 10.0 25.0"),
                Arguments.of(
                        new AdmissionStepEnded(VALIDATE, Operation.DELETE, true, TIME),
                        "apiserver_admission_step_admission_duration_seconds",
                        "operation=\"DELETE\",rejected=\"true\",type=\"validate\"",
                        admission),
                Arguments.of(
                        new AdmissionStepEnded(ADMIT, Operation.CONNECT, false, TIME),
                        "apiserver_admission_controller_admission_duration_seconds",
                        "name=\"WASM\",operation=\"CONNECT\",rejected=\"false\",type=\"admit\"",
                        admission),
                Arguments.of(
                        new AdmissionConditions("m", VALIDATE, Operation.CREATE, ConditionOutcome.MET, 0, TIME),
                        "apiserver_admission_match_condition_evaluation_seconds",
                        "kind=\"webhook\",name=\"m\",operation=\"CREATE\",type=\"validating\"",
                        admission),
                Arguments.of(
                        new AuthenticationAttempted(AuthenticationAttempted.Result.ERROR, 0, TIME),
                        "authentication_duration_seconds",
                        "result=\"error\"",
                        doubling),
                Arguments.of(
                        new CacheAsked("m", ReviewKind.AUTHENTICATION, true, TIME),
                        "authentication_token_cache_request_duration_seconds",
                        "status=\"hit\"",
                        defaults),
                Arguments.of(
                        new AuthenticationReviewed("m", true, NONE, TIME),
                        "apiserver_delegated_authn_request_duration_seconds",
                        "code=\"200\"",
                        delegated),
                Arguments.of(
                        new AuthorizationReviewed("m", Answer.DENY, true, TRAP, TIME),
                        "apiserver_delegated_authz_request_duration_seconds",
                        "code=\"<error>\"",
                        delegated),
                Arguments.of(
                        new AuthorizationAttempted(AuthorizationAttempted.Result.NO_OPINION, TIME),
                        "authorization_duration_seconds",
                        "result=\"no-opinion\"",
                        doubling),
                Arguments.of(
                        new AuthorizationReviewed("m", Answer.ALLOW, true, NONE, TIME),
                        "apiserver_authorization_webhook_duration_seconds",
                        "name=\"m\",result=\"success\"",
                        defaults),
                Arguments.of(
                        new AuthorizationConditions("m", ConditionOutcome.MET, 0, TIME),
                        "apiserver_authorization_match_condition_evaluation_seconds",
                        "name=\"m\",type=\"WASM\"",
                        "0.001 0.005 0.01 0.025 0.1 0.2 0.25"),
                Arguments.of(
                        new ModulesReloaded(3, TIME),
                        "wasm_k8s_reload_duration_seconds",
                        "result=\"failure\"",
                        defaults),
                Arguments.of(
                        new GuestCalled("m", ReviewKind.ADMISSION, TIME, 1, 2, NONE),
                        "wasm_k8s_guest_waiting_seconds",
                        "name=\"m\"",
                        "1.0E-5 2.5E-5 5.0E-5 1.0E-4 2.5E-4 5.0E-4 0.001 0.0025 0.005 0.01 0.025 0.1 0.5 1.0 10.0"),
                Arguments.of(
                        new GuestCalled("m", ReviewKind.ADMISSION, 1, TIME, 2, NONE),
                        "wasm_k8s_guest_running_seconds",
                        "name=\"m\"",
                        "1.0E-5 2.5E-5 5.0E-5 1.0E-4 2.5E-4 5.0E-4 0.001 0.0025 0.005 0.01 0.025 0.1 0.5 1.0 10.0"));
    }

    @Test
    void the_summary_of_steps() {
        observer.observe(new AdmissionStepEnded(VALIDATE, Operation.CREATE, false, TIME));

        String name = "apiserver_admission_step_admission_duration_seconds_summary";
        String labels = "{operation=\"CREATE\",rejected=\"false\",type=\"validate\"";
        List<String> scraped = scrape();
        assertThat(scraped).contains("# TYPE " + name + " summary", name + "_count" + labels + "} 1");
        for (String quantile : List.of("0.5", "0.9", "0.99")) {
            String series = name + labels + ",quantile=\"" + quantile + "\"} ";
            assertThat(scraped.stream().filter(line -> line.startsWith(series)))
                    .singleElement()
                    .satisfies(line -> assertThat(Double.parseDouble(line.substring(series.length())))
                            .isCloseTo(0.0015, withinPercentage(1)));
        }
    }

    @Test
    void failing_open_is_no_rejection_and_neither_is_a_caller_who_went_away() {
        observer.observe(admission(ADMIT, Outcome.CALL_FAILED, 503, false, TRAP));
        observer.observe(admission(ADMIT, Outcome.CALL_FAILED, 503, true, GONE));

        assertThat(registry.scrape()).doesNotContain("rejection_count");
    }

    @Test
    void several_errors_of_admission_conditions_count_each_as_the_api_server_counts_them() {
        observer.observe(new AdmissionConditions("m", ADMIT, Operation.CREATE, ConditionOutcome.FAILED, 3, TIME));
        observer.observe(new AuthorizationConditions("m", ConditionOutcome.FAILED, 3, TIME));

        assertThat(scrape())
                .anyMatch(line -> line.startsWith("apiserver_admission_match_condition_evaluation_errors_total{")
                        && line.endsWith(" 3.0"))
                .anyMatch(line -> line.startsWith("apiserver_authorization_match_condition_evaluation_errors_total{")
                        && line.endsWith(" 1.0"));
    }

    @Test
    void what_is_not_measured_is_ignored() {
        observer.observe(new CacheFilled("m", ReviewKind.AUTHORIZATION, true));

        assertThat(registry.getMeters()).isEmpty();
    }

    @Test
    void the_same_is_registered_once_and_modules_are_told_apart() {
        for (int i = 0; i < 3; i++) {
            observer.observe(new AuthorizationDecided("a", true));
            observer.observe(new AuthorizationDecided("b", true));
        }
        assertThat(registry.getMeters()).hasSize(2);
        assertThat(registry.get("apiserver.authorization.decisions")
                        .tag("name", "b")
                        .counter()
                        .count())
                .isEqualTo(3);
    }
}
