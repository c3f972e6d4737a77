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
import dev.wasmk8s.observation.AdmissionStep;
import dev.wasmk8s.observation.AdmissionStepEnded;
import dev.wasmk8s.observation.AuthenticationAttempted;
import dev.wasmk8s.observation.AuthorizationAttempted;
import dev.wasmk8s.observation.AuthorizationDecided;
import dev.wasmk8s.observation.Observation;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.AdmissionRule;
import dev.wasmk8s.runtime.FailurePolicy;
import dev.wasmk8s.runtime.internal.match.AdmissionMatcher;
import dev.wasmk8s.runtime.internal.observation.Signals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What is observed of whole chains. */
class ObservedChainsTest {
    private static final ReviewException TRAP = new ReviewException(FailureCode.GUEST_TRAPPED, "");
    private static final ReviewException CLOSED = new ReviewException(FailureCode.CLOSED, "");
    private static final SubjectAccessReviewSpec ACCESS =
            SubjectAccessReviewSpec.of(UserInfo.of("jane"), new NonResourceAttributes("/healthz", "get"));

    private final List<Observation> seen = new ArrayList<>();
    private final AtomicLong clock = new AtomicLong();
    private final Signals signals = Signals.to(List.of(seen::add), () -> clock.addAndGet(10));

    @Test
    void an_attempt_to_authenticate_succeeds() {
        authenticate("t", spec -> new Authentication.Authenticated(UserInfo.of("jane"), List.of()));
        assertThat(seen).containsExactly(new AuthenticationAttempted(AuthenticationAttempted.Result.SUCCESS, 0, 10));
    }

    @Test
    void a_token_that_is_nobodys_or_cannot_be_checked_is_an_error_as_in_the_api_server() {
        authenticate("t", spec -> new Authentication.Unauthenticated(List.of()));
        authenticate("t", spec -> new Authentication.Unauthenticated(List.of(TRAP, TRAP)));
        assertThatThrownBy(() -> authenticate("t", spec -> {
                    throw CLOSED;
                }))
                .isSameAs(CLOSED);

        assertThat(seen)
                .containsExactly(
                        new AuthenticationAttempted(AuthenticationAttempted.Result.ERROR, 0, 10),
                        new AuthenticationAttempted(AuthenticationAttempted.Result.ERROR, 2, 10),
                        new AuthenticationAttempted(AuthenticationAttempted.Result.ERROR, 1, 10));
    }

    @Test
    void an_attempt_fails_without_a_token_or_an_authenticator() {
        authenticate("", spec -> new Authentication.Unauthenticated(List.of()));
        new ObservedAuthentication(new AuthenticationChain(List.of()), true, signals)
                .authenticate(TokenReviewSpec.of("t"));

        assertThat(seen)
                .containsExactly(
                        new AuthenticationAttempted(AuthenticationAttempted.Result.FAILURE, 0, 10),
                        new AuthenticationAttempted(AuthenticationAttempted.Result.FAILURE, 0, 10));
    }

    private void authenticate(String token, Authenticator chain) {
        new ObservedAuthentication(chain, false, signals).authenticate(TokenReviewSpec.of(token));
    }

    @Test
    void the_authorizer_who_decides_is_told_and_then_the_attempt() {
        authorize(FailurePolicy.FAIL, spec -> Decision.noOpinion(""), spec -> Decision.allow(""));
        assertThat(seen)
                .containsExactly(
                        new AuthorizationDecided("m1", true),
                        new AuthorizationAttempted(AuthorizationAttempted.Result.ALLOWED, 10));
    }

    @Test
    void a_denial() {
        authorize(FailurePolicy.FAIL, spec -> Decision.deny(""), spec -> Decision.allow(""));
        assertThat(seen)
                .containsExactly(
                        new AuthorizationDecided("m0", false),
                        new AuthorizationAttempted(AuthorizationAttempted.Result.DENIED, 10));
    }

    @Test
    void a_denial_for_a_failure_is_an_error() {
        authorize(FailurePolicy.FAIL, spec -> {
            throw TRAP;
        });
        assertThat(seen)
                .containsExactly(
                        new AuthorizationDecided("m0", false),
                        new AuthorizationAttempted(AuthorizationAttempted.Result.ERROR, 10));
    }

    @Test
    void no_opinion_at_all_is_nobodys_decision_and_an_error_if_somebody_failed() {
        authorize(FailurePolicy.FAIL, spec -> Decision.noOpinion(""));
        authorize(FailurePolicy.IGNORE, spec -> {
            throw TRAP;
        });
        assertThat(seen)
                .containsExactly(
                        new AuthorizationAttempted(AuthorizationAttempted.Result.NO_OPINION, 10),
                        new AuthorizationAttempted(AuthorizationAttempted.Result.ERROR, 10));
    }

    @Test
    void an_attempt_without_an_answer_is_an_error() {
        assertThatThrownBy(() -> authorize(FailurePolicy.FAIL, spec -> {
                    throw CLOSED;
                }))
                .hasMessageContaining("");
        assertThat(seen).containsExactly(new AuthorizationAttempted(AuthorizationAttempted.Result.ERROR, 10));
    }

    private void authorize(FailurePolicy policy, Authorizer... authorizers) {
        List<Member<Authorizer>> members = new ArrayList<>();
        for (Authorizer authorizer : authorizers) {
            members.add(new Member<>("m" + members.size(), authorizer, policy));
        }
        new ObservedAuthorization(new AuthorizationChain(members, signals), signals).authorize(ACCESS);
    }

    @Test
    void each_step_of_admission_is_told() {
        admit("ConfigMap", member(true, Verdict.allowed()), member(false, Verdict.allowed()));
        assertThat(seen).containsExactly(ended(AdmissionStep.ADMIT, false), ended(AdmissionStep.VALIDATE, false));
    }

    @Test
    void a_step_that_rejects_is_the_last_one() {
        Verdict denied = Verdict.denied(Status.failure(403, "", ""));
        admit("ConfigMap", member(true, denied), member(false, Verdict.allowed()));
        admit("ConfigMap", member(false, denied));
        assertThat(seen)
                .containsExactly(
                        ended(AdmissionStep.ADMIT, true),
                        ended(AdmissionStep.ADMIT, false),
                        ended(AdmissionStep.VALIDATE, true));
    }

    @Test
    void a_step_that_ends_without_an_answer_has_rejected() {
        Admitter closed = request -> {
            throw CLOSED;
        };
        assertThatThrownBy(() -> admit("ConfigMap", member(true, closed))).isInstanceOf(ReviewException.class);
        assertThat(seen).containsExactly(ended(AdmissionStep.ADMIT, true));
    }

    private static AdmissionStepEnded ended(AdmissionStep step, boolean rejected) {
        return new AdmissionStepEnded(step, Operation.CREATE, rejected, 10);
    }

    private static AdmissionMember member(boolean mutating, Verdict verdict) {
        return member(mutating, request -> verdict);
    }

    private static AdmissionMember member(boolean mutating, Admitter admitter) {
        return new AdmissionMember(
                "m",
                admitter,
                mutating,
                AdmissionMatcher.ofRules(List.of(AdmissionRule.everything())),
                FailurePolicy.FAIL);
    }

    private void admit(String kind, AdmissionMember... members) {
        AdmissionRequest request = AdmissionRequest.builder(
                        Operation.CREATE,
                        new GroupVersionKind("", "v1", kind),
                        new GroupVersionResource("", "v1", "configmaps"),
                        UserInfo.of("jane"))
                .build();
        new AdmissionChain(Arrays.asList(members), WalkOptions.DEFAULT, signals).admit(request);
    }
}
