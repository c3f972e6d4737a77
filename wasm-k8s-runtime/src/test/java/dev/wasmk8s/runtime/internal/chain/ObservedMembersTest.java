package dev.wasmk8s.runtime.internal.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.Admitter;
import dev.wasmk8s.admission.GroupVersionKind;
import dev.wasmk8s.admission.GroupVersionResource;
import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.admission.Status;
import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.authentication.Authentication;
import dev.wasmk8s.authentication.Authenticator;
import dev.wasmk8s.authentication.TokenReviewSpec;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.authorization.Authorizer;
import dev.wasmk8s.authorization.Decision;
import dev.wasmk8s.authorization.NonResourceAttributes;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.observation.AdmissionReviewed;
import dev.wasmk8s.observation.AdmissionReviewed.Outcome;
import dev.wasmk8s.observation.AdmissionStep;
import dev.wasmk8s.observation.AuthenticationReviewed;
import dev.wasmk8s.observation.AuthorizationReviewed;
import dev.wasmk8s.observation.AuthorizationReviewed.Answer;
import dev.wasmk8s.observation.Observation;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.FailurePolicy;
import dev.wasmk8s.runtime.internal.observation.Signals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is observed of single members, by what they say and what chains make of it. */
class ObservedMembersTest {
    private static final RawJson OBJECT = RawJson.of("{}");
    private static final Optional<FailureCode> NO_FAILURE = Optional.empty();
    private static final TokenReviewSpec TOKEN = TokenReviewSpec.of("t");
    private static final SubjectAccessReviewSpec ACCESS =
            SubjectAccessReviewSpec.of(UserInfo.of("jane"), new NonResourceAttributes("/healthz", "get"));

    private final List<Observation> seen = new ArrayList<>();
    private final AtomicLong clock = new AtomicLong();
    private final Signals signals = Signals.to(List.of(seen::add), () -> clock.addAndGet(100));

    private static AdmissionRequest request(Operation operation) {
        AdmissionRequest.Builder request = AdmissionRequest.builder(
                operation,
                new GroupVersionKind("", "v1", "ConfigMap"),
                new GroupVersionResource("", "v1", "configmaps"),
                UserInfo.of("jane"));
        return operation == Operation.DELETE
                ? request.build()
                : request.object(OBJECT).build();
    }

    private ObservedAdmitter admitter(Admitter admitter, boolean mutating, FailurePolicy policy, boolean enforced) {
        return new ObservedAdmitter("m", admitter, mutating, policy, enforced, signals);
    }

    private static Admitter failing(FailureCode code) {
        return request -> {
            throw new ReviewException(code, "s3cret");
        };
    }

    @ParameterizedTest
    @CsvSource({"true, ADMIT, CREATE", "false, VALIDATE, UPDATE", "true, ADMIT, DELETE", "false, VALIDATE, CONNECT"})
    void a_request_that_a_module_allows(boolean mutating, AdmissionStep step, Operation operation) {
        admitter(request -> Verdict.allowed(), mutating, FailurePolicy.FAIL, true)
                .admit(request(operation));

        assertThat(seen)
                .containsExactly(new AdmissionReviewed(
                        "m", step, operation, Outcome.ALLOWED, 200, false, true, NO_FAILURE, 100));
    }

    @ParameterizedTest
    @CsvSource({"true, true", "false, false"})
    void a_request_that_a_module_denies_is_rejected_if_it_is_not_only_monitored(boolean enforced, boolean rejected) {
        Verdict denied = Verdict.denied(Status.failure(422, "", "no"));
        admitter(request -> denied, false, FailurePolicy.IGNORE, enforced).admit(request(Operation.CREATE));

        assertThat(seen)
                .containsExactly(new AdmissionReviewed(
                        "m",
                        AdmissionStep.VALIDATE,
                        Operation.CREATE,
                        Outcome.DENIED,
                        422,
                        rejected,
                        enforced,
                        NO_FAILURE,
                        100));
    }

    @ParameterizedTest
    @CsvSource({
        "GUEST_TRAPPED,     FAIL,   CALL_FAILED,    503, true,  false",
        "GUEST_TRAPPED,     IGNORE, CALL_FAILED,    503, false, true",
        "RESPONSE_REFUSED,  IGNORE, CALL_FAILED,    503, false, true",
        "INPUT_TOO_LARGE,   FAIL,   CALL_FAILED,    400, true,  false",
        "INTERNAL,          FAIL,   INTERNAL_ERROR, 0,   true,  false",
        "INTERNAL,          IGNORE, INTERNAL_ERROR, 0,   false, true",
        "INTERRUPTED,       IGNORE, CALL_FAILED,    503, true,  false",
        "REQUEST_MALFORMED, IGNORE, CALL_FAILED,    400, true,  false",
    })
    void a_module_that_fails_fails_open_if_the_chain_passes_it_over(
            FailureCode failure, FailurePolicy policy, Outcome outcome, int code, boolean rejected, boolean open) {
        assertThatThrownBy(() -> admitter(failing(failure), false, policy, true).admit(request(Operation.CREATE)))
                .isInstanceOf(ReviewException.class);

        assertThat(seen)
                .containsExactly(new AdmissionReviewed(
                        "m",
                        AdmissionStep.VALIDATE,
                        Operation.CREATE,
                        outcome,
                        code,
                        rejected,
                        true,
                        Optional.of(failure),
                        100));
        assertThat(((AdmissionReviewed) seen.get(0)).failedOpen()).isEqualTo(open);
    }

    @Test
    void plain_java_that_throws_fails_with_an_internal_error() {
        Admitter broken = request -> {
            throw new IllegalStateException();
        };
        Admitter nothing = request -> null;
        for (Admitter admitter : List.of(broken, nothing)) {
            assertThatThrownBy(() ->
                            admitter(admitter, true, FailurePolicy.FAIL, true).admit(request(Operation.CREATE)))
                    .isInstanceOf(RuntimeException.class);
        }

        assertThat(seen).hasSize(2).allSatisfy(observation -> assertThat(((AdmissionReviewed) observation).failure())
                .contains(FailureCode.INTERNAL));
    }

    @Test
    void an_error_of_the_virtual_machine_rejects_whatever_the_policy_is() {
        Admitter broken = request -> {
            throw new StackOverflowError();
        };
        assertThatThrownBy(
                        () -> admitter(broken, true, FailurePolicy.IGNORE, true).admit(request(Operation.CREATE)))
                .isInstanceOf(StackOverflowError.class);

        assertThat(((AdmissionReviewed) seen.get(0)).rejected()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "false, CREATE, FAIL,   CALL_FAILED,    503, true",
        "false, CREATE, IGNORE, CALL_FAILED,    503, false",
        "true,  DELETE, IGNORE, INTERNAL_ERROR, 0,   true",
        "true,  CREATE, FAIL,   ALLOWED,        200, false",
    })
    void a_changed_object_counts_as_the_chain_takes_it(
            boolean mutating, Operation operation, FailurePolicy policy, Outcome outcome, int code, boolean rejected) {
        admitter(request -> Verdict.allowed(OBJECT), mutating, policy, true).admit(request(operation));

        AdmissionReviewed review = (AdmissionReviewed) seen.get(0);
        assertThat(review.outcome()).isEqualTo(outcome);
        assertThat(review.code()).isEqualTo(code);
        assertThat(review.rejected()).isEqualTo(rejected);
    }

    @Test
    void answers_of_an_authorizer() {
        authorize(spec -> Decision.allow(""), FailurePolicy.FAIL);
        authorize(spec -> Decision.deny(""), FailurePolicy.FAIL);
        authorize(spec -> Decision.noOpinion(""), FailurePolicy.FAIL);

        assertThat(seen)
                .containsExactly(
                        new AuthorizationReviewed("m", Answer.ALLOW, true, NO_FAILURE, 100),
                        new AuthorizationReviewed("m", Answer.DENY, true, NO_FAILURE, 100),
                        new AuthorizationReviewed("m", Answer.NO_OPINION, true, NO_FAILURE, 100));
    }

    @ParameterizedTest
    @CsvSource({
        "GUEST_TRAPPED, FAIL,   DENY,       false",
        "GUEST_TRAPPED, IGNORE, NO_OPINION, true",
        "CLOSED,        IGNORE, DENY,       false",
    })
    void failures_of_an_authorizer(FailureCode failure, FailurePolicy policy, Answer answer, boolean open) {
        Authorizer failing = spec -> {
            throw new ReviewException(failure, "");
        };
        assertThatThrownBy(() -> authorize(failing, policy)).isInstanceOf(ReviewException.class);

        AuthorizationReviewed review = (AuthorizationReviewed) seen.get(0);
        assertThat(review).isEqualTo(new AuthorizationReviewed("m", answer, true, Optional.of(failure), 100));
        assertThat(review.failedOpen()).isEqualTo(open);
    }

    private void authorize(Authorizer authorizer, FailurePolicy policy) {
        new ObservedAuthorizer("m", authorizer, policy, true, signals).authorize(ACCESS);
    }

    @Test
    void answers_of_an_authenticator() {
        Authentication nobody = new Authentication.Unauthenticated(List.of());
        Authentication inner =
                new Authentication.Unauthenticated(List.of(new ReviewException(FailureCode.DEADLINE_EXCEEDED, "")));
        authenticate(spec -> new Authentication.Authenticated(UserInfo.of("jane"), List.of()));
        authenticate(spec -> nobody);
        authenticate(spec -> inner);
        assertThatThrownBy(() -> authenticate(spec -> {
                    throw new ReviewException(FailureCode.GUEST_REPORTED, "");
                }))
                .isInstanceOf(ReviewException.class);

        assertThat(seen)
                .containsExactly(
                        new AuthenticationReviewed("m", true, NO_FAILURE, 100),
                        new AuthenticationReviewed("m", false, NO_FAILURE, 100),
                        new AuthenticationReviewed("m", false, Optional.of(FailureCode.DEADLINE_EXCEEDED), 100),
                        new AuthenticationReviewed("m", false, Optional.of(FailureCode.GUEST_REPORTED), 100));
    }

    private void authenticate(Authenticator authenticator) {
        new ObservedAuthenticator("m", authenticator, signals).authenticate(TOKEN);
    }
}
