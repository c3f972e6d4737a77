package dev.wasmk8s.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.GroupVersionKind;
import dev.wasmk8s.admission.GroupVersionResource;
import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.authentication.Authentication;
import dev.wasmk8s.authentication.TokenReviewSpec;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.authorization.Decision;
import dev.wasmk8s.authorization.ResourceAttributes;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.guests.Guests;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.observation.AdmissionReviewed;
import dev.wasmk8s.observation.AdmissionReviewed.Outcome;
import dev.wasmk8s.observation.AdmissionStep;
import dev.wasmk8s.observation.AuthorizationDecided;
import dev.wasmk8s.observation.GuestCalled;
import dev.wasmk8s.observation.Observation;
import dev.wasmk8s.observation.Observer;
import dev.wasmk8s.observation.ReviewKind;
import dev.wasmk8s.review.FailureCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What observers are told of real modules. */
class ObservedModulesTest {
    private static final UserInfo MAGIC = new UserInfo("magic-user", "0", List.of("magic-group"), Map.of());
    private static final Observer BROKEN = observation -> {
        throw new IllegalStateException();
    };

    private final List<Observation> seen = new ArrayList<>();

    private static ModuleDefinition.Builder module(String guest) {
        return ModuleDefinition.builder(guest, ModuleSource.bytes(Guests.bytes(guest), guest + ".wasm"))
                .rules(AdmissionRule.everything())
                .limits(Limits.DEFAULT.withDeadline(Duration.ofMinutes(5)));
    }

    private static SubjectAccessReviewSpec get(String resource) {
        return SubjectAccessReviewSpec.of(MAGIC, ResourceAttributes.of("get", "", "v1", resource, "default", "x"));
    }

    private static AdmissionRequest create(String data) {
        return AdmissionRequest.builder(
                        Operation.CREATE,
                        new GroupVersionKind("", "v1", "ConfigMap"),
                        new GroupVersionResource("", "v1", "configmaps"),
                        MAGIC)
                .name("x")
                .namespace("default")
                .object(RawJson.of("{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"x\","
                        + "\"namespace\":\"default\"},\"data\":" + data + "}"))
                .build();
    }

    private List<String> kinds() {
        return seen.stream()
                .map(observation -> observation.getClass().getSimpleName())
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void an_authentication(EngineMode mode) {
        try (AccessControl control = AccessControl.builder()
                .authentication(module("magic-authenticator").build())
                .observer(seen::add)
                .engineMode(mode)
                .build()) {
            control.authenticator().authenticate(TokenReviewSpec.of("magic-token"));
        }
        assertThat(kinds()).containsExactly("GuestCalled", "AuthenticationReviewed", "AuthenticationAttempted");
    }

    @ParameterizedTest
    @EnumSource
    void an_authorization(EngineMode mode) {
        try (AccessControl control = AccessControl.builder()
                .authorization("none", spec -> Decision.noOpinion(""))
                .authorization(module("magic-authorizer").build())
                .observer(seen::add)
                .engineMode(mode)
                .build()) {
            control.authorizer().authorize(get("configmaps"));
        }
        assertThat(kinds())
                .containsExactly(
                        "AuthorizationReviewed",
                        "GuestCalled",
                        "AuthorizationReviewed",
                        "AuthorizationDecided",
                        "AuthorizationAttempted");
        assertThat(seen).contains(new AuthorizationDecided("magic-authorizer", true));
    }

    @ParameterizedTest
    @EnumSource
    void an_admission(EngineMode mode) {
        try (AccessControl control = AccessControl.builder()
                .admission(
                        module("magic-validator").build(),
                        module("magic-mutator").mutating(true).build())
                .observer(seen::add)
                .engineMode(mode)
                .build()) {
            control.admitter().admit(create("{\"not-allowed-value\":\"\"}"));
        }
        assertThat(kinds())
                .containsExactly(
                        "GuestCalled",
                        "AdmissionReviewed",
                        "AdmissionStepEnded",
                        "GuestCalled",
                        "AdmissionReviewed",
                        "AdmissionStepEnded");
        assertThat(seen.get(1)).isInstanceOfSatisfying(AdmissionReviewed.class, review -> {
            assertThat(review.module()).isEqualTo("magic-mutator");
            assertThat(review.step()).isEqualTo(AdmissionStep.ADMIT);
            assertThat(review.outcome()).isEqualTo(Outcome.ALLOWED);
        });
        assertThat(seen.get(4)).isInstanceOfSatisfying(AdmissionReviewed.class, review -> {
            assertThat(review.module()).isEqualTo("magic-validator");
            assertThat(review.step()).isEqualTo(AdmissionStep.VALIDATE);
            assertThat(review.outcome()).isEqualTo(Outcome.DENIED);
            assertThat(review.rejected()).isTrue();
            assertThat(review.code()).isEqualTo(400);
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_guest_that_traps(EngineMode mode) {
        try (AccessControl control = AccessControl.builder()
                .admission(module("probe")
                        .settings(RawJson.of("{\"do\":\"trap\"}"))
                        .failurePolicy(FailurePolicy.IGNORE)
                        .build())
                .observer(seen::add)
                .engineMode(mode)
                .build()) {
            assertThat(control.admitter().admit(create("{}"))).isInstanceOf(Verdict.Allowed.class);
        }
        assertThat(seen.get(1)).isInstanceOfSatisfying(GuestCalled.class, called -> {
            assertThat(called.module()).isEqualTo("probe");
            assertThat(called.kind()).isEqualTo(ReviewKind.ADMISSION);
            assertThat(called.failure()).contains(FailureCode.GUEST_TRAPPED);
            assertThat(called.waitingNanos() + called.runningNanos()).isBetween(1L, called.totalNanos());
        });
        assertThat(seen.get(2))
                .isInstanceOfSatisfying(AdmissionReviewed.class, review -> assertThat(review.failedOpen())
                        .isTrue());
    }

    @Test
    void an_observer_that_throws_changes_no_verdict() {
        try (AccessControl control = AccessControl.builder()
                .observer(BROKEN)
                .observer(seen::add)
                .authentication(module("magic-authenticator").build())
                .authorization(module("magic-authorizer").build())
                .admission(module("magic-validator").build())
                .build()) {
            assertThat(control.authenticator().authenticate(TokenReviewSpec.of("magic-token")))
                    .isInstanceOf(Authentication.Authenticated.class);
            assertThat(control.authorizer().authorize(get("configmaps"))).isInstanceOf(Decision.Allow.class);
            assertThat(control.authorizer().authorize(get("pods"))).isInstanceOf(Decision.NoOpinion.class);
            assertThat(control.admitter().admit(create("{}"))).isInstanceOf(Verdict.Allowed.class);
            assertThat(control.admitter().admit(create("{\"not-allowed-value\":\"\"}")))
                    .isInstanceOf(Verdict.Denied.class);
        }
        assertThat(seen).isNotEmpty();
    }

    @Test
    void observations_tell_no_token_user_object_or_namespace() {
        try (AccessControl control = AccessControl.builder()
                .observer(seen::add)
                .authentication(module("probe")
                        .settings(RawJson.of("{\"do\":\"echo\",\"stderr\":\"s3cret\"}"))
                        .build())
                .authorization(module("probe").settings(RawJson.of("{}")).build())
                .admission(module("probe").settings(RawJson.of("{}")).build())
                .build()) {
            control.authenticator().authenticate(TokenReviewSpec.of("s3cret"));
            control.authorizer()
                    .authorize(SubjectAccessReviewSpec.of(
                            UserInfo.of("s3cret"), ResourceAttributes.of("get", "", "v1", "pods", "s3cret", "s3cret")));
            control.admitter()
                    .admit(create("{}").toBuilder()
                            .name("s3cret")
                            .namespace("s3cret")
                            .build());
        }
        assertThat(seen).hasSize(11).allSatisfy(observation -> assertThat(observation.toString())
                .doesNotContain("s3cret"));
    }
}
