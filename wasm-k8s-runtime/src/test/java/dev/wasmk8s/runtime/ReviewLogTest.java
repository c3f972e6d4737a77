package dev.wasmk8s.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.observation.AdmissionReviewed;
import dev.wasmk8s.observation.AdmissionReviewed.Outcome;
import dev.wasmk8s.observation.AdmissionStep;
import dev.wasmk8s.observation.AuthenticationReviewed;
import dev.wasmk8s.observation.AuthorizationDecided;
import dev.wasmk8s.observation.AuthorizationReviewed;
import dev.wasmk8s.observation.AuthorizationReviewed.Answer;
import dev.wasmk8s.observation.ModulesReloaded;
import dev.wasmk8s.observation.Observation;
import dev.wasmk8s.observation.ReviewKind;
import dev.wasmk8s.observation.ShadowCompared;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.runtime.internal.guest.RecordingLogger;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.event.Level;

class ReviewLogTest {
    private static final Optional<FailureCode> TRAP = Optional.of(FailureCode.GUEST_TRAPPED);
    private static final Optional<FailureCode> REPORTED = Optional.of(FailureCode.GUEST_REPORTED);

    private final RecordingLogger logger = new RecordingLogger(Level.TRACE);

    @ParameterizedTest
    @MethodSource
    void each_observation_has_a_line_and_a_level(Observation observation, String line) {
        new ReviewLog(() -> logger).observe(observation);

        assertThat(logger.lines).containsExactly(line);
    }

    static Stream<Arguments> each_observation_has_a_line_and_a_level() {
        return Stream.of(
                Arguments.of(
                        admission(Outcome.DENIED, 422, true, Optional.empty()),
                        "DEBUG module 'm', VALIDATE CREATE: DENIED, code 422 in 7 us"),
                Arguments.of(
                        admission(Outcome.CALL_FAILED, 503, true, TRAP),
                        "WARN module 'm', VALIDATE CREATE: CALL_FAILED, code 503, failed with GUEST_TRAPPED in 7 us"),
                Arguments.of(
                        admission(Outcome.CALL_FAILED, 503, false, TRAP),
                        "DEBUG module 'm', VALIDATE CREATE: CALL_FAILED, code 503, failed with GUEST_TRAPPED in 7 us"),
                Arguments.of(
                        new AuthorizationReviewed("m", Answer.ALLOW, true, Optional.empty(), 7000),
                        "DEBUG module 'm', AUTHORIZATION: ALLOW in 7 us"),
                Arguments.of(
                        new AuthorizationReviewed("m", Answer.DENY, true, TRAP, 7000),
                        "WARN module 'm', AUTHORIZATION: DENY, failed with GUEST_TRAPPED in 7 us"),
                Arguments.of(
                        new AuthorizationReviewed("m", Answer.DENY, true, REPORTED, 7000),
                        "DEBUG module 'm', AUTHORIZATION: DENY, failed with GUEST_REPORTED in 7 us"),
                Arguments.of(
                        new AuthenticationReviewed("m", true, Optional.empty(), 7000),
                        "DEBUG module 'm', AUTHENTICATION: AUTHENTICATED in 7 us"),
                Arguments.of(new ModulesReloaded(0, 7_000_000), "INFO modules were loaded anew in 7 ms: 0 problems"),
                Arguments.of(new ModulesReloaded(2, 7_000_000), "WARN modules were loaded anew in 7 ms: 2 problems"),
                Arguments.of(
                        new ShadowCompared("m", ReviewKind.ADMISSION, false),
                        "DEBUG module 'm' in the shadow would have decided otherwise"),
                Arguments.of(
                        new AuthorizationDecided("m", true), "TRACE AuthorizationDecided[authorizer=m, allowed=true]"));
    }

    private static AdmissionReviewed admission(
            Outcome outcome, int code, boolean rejected, Optional<FailureCode> failure) {
        return new AdmissionReviewed(
                "m", AdmissionStep.VALIDATE, Operation.CREATE, outcome, code, rejected, true, failure, 7000);
    }
}
