package dev.wasmk8s.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.GroupVersionKind;
import dev.wasmk8s.admission.GroupVersionResource;
import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.authentication.Authentication;
import dev.wasmk8s.authentication.Authentication.Unauthenticated;
import dev.wasmk8s.authentication.TokenReviewSpec;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.authorization.Decision;
import dev.wasmk8s.authorization.NonResourceAttributes;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.guests.Guests;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What comes of hostile modules for those who ask: a denial with a typed failure, and service for the next request. */
@ParameterizedClass
@EnumSource(EngineMode.class)
class HostileModulesTest {
    private static final UserInfo ANN = UserInfo.of("ann");

    /** What {@code probe} does, by the resource that it is in charge of, and the failure that comes of it. */
    private static final Map<String, Hostility> HOSTILITIES = Map.of(
            "loops", new Hostility("{\"do\":\"loop\"}", FailureCode.DEADLINE_EXCEEDED),
            "traps", new Hostility("{\"do\":\"trap\"}", FailureCode.GUEST_TRAPPED),
            "exits", new Hostility("{\"exit\":3,\"stdout\":\"{}\"}", FailureCode.GUEST_EXITED),
            "floods", new Hostility("{\"do\":\"flood-stdout\",\"n\":104857600}", FailureCode.OUTPUT_TOO_LARGE),
            "silences", new Hostility("{\"stdout\":\"\"}", FailureCode.RESPONSE_MALFORMED),
            "noises", new Hostility("{\"stdout\":\"{\\\"response\\\":\"}", FailureCode.RESPONSE_MALFORMED),
            "strangers", new Hostility(answer("another"), FailureCode.RESPONSE_REFUSED));

    @Parameter
    EngineMode mode;

    private record Hostility(String settings, FailureCode failure) {}

    private static String answer(String uid) {
        return ("{\"stdout\":\"{\\\"response\\\":{\\\"apiVersion\\\":\\\"admission.k8s.io/v1\\\","
                        + "\\\"kind\\\":\\\"AdmissionReview\\\",\\\"response\\\":{\\\"uid\\\":\\\"%s\\\","
                        + "\\\"allowed\\\":true}}}\"}")
                .formatted(uid);
    }

    private ModuleDefinition.Builder probe(String name, String settings) {
        // The interpreter takes its time, but for the loop.
        Duration deadline = Duration.ofMillis(name.equals("loops") ? 200 : 60_000);
        return ModuleDefinition.builder(name, ModuleSource.bytes(Guests.bytes("probe"), "probe.wasm"))
                .settings(RawJson.of(settings))
                .limits(Limits.DEFAULT.withDeadline(deadline));
    }

    private ModuleDefinition admits(String resource, String settings) {
        return probe(resource, settings)
                .rules(new AdmissionRule(List.of("*"), List.of("*"), List.of("*"), List.of(resource), "*"))
                .build();
    }

    private static AdmissionRequest create(String resource) {
        return AdmissionRequest.builder(
                        Operation.CREATE,
                        new GroupVersionKind("", "v1", "Thing"),
                        new GroupVersionResource("", "v1", resource),
                        ANN)
                .object(RawJson.of("{\"apiVersion\":\"v1\",\"kind\":\"Thing\"}"))
                .build();
    }

    @Test
    void admission_is_refused_and_the_next_request_is_served() {
        AccessControl.Builder builder =
                AccessControl.builder().engineMode(mode).admission(admits("good", answer("$uid")));
        HOSTILITIES.forEach((resource, hostility) -> builder.admission(admits(resource, hostility.settings())));
        try (AccessControl control = builder.build()) {
            HOSTILITIES.forEach((resource, hostility) -> {
                Verdict verdict = control.admitter().admit(create(resource));

                assertThat(verdict).isInstanceOfSatisfying(Verdict.Denied.class, denied -> {
                    assertThat(denied.status().code()).isEqualTo(500);
                    assertThat(denied.status().message()).contains("\"" + resource + "\"");
                });
                assertThat(verdict.errors()).singleElement().satisfies(error -> {
                    assertThat(error.code()).isEqualTo(hostility.failure());
                    assertThat(error.module()).contains(resource);
                });
                assertThat(control.admitter().admit(create("good"))).isEqualTo(Verdict.allowed());
            });
        }
    }

    @Test
    void nobody_is_authenticated_and_every_failure_is_told() {
        AccessControl.Builder builder = AccessControl.builder().engineMode(mode);
        List<String> names = List.copyOf(HOSTILITIES.keySet());
        names.forEach(name -> builder.authentication(
                probe(name, HOSTILITIES.get(name).settings()).build()));
        try (AccessControl control = builder.build()) {
            Authentication answer = control.authenticator().authenticate(TokenReviewSpec.of("a-token"));

            assertThat(answer).isInstanceOfSatisfying(Unauthenticated.class, unauthenticated -> assertThat(
                            unauthenticated.errors())
                    .extracting(ReviewException::code)
                    .containsExactlyElementsOf(names.stream()
                            // What answers another question has no status, which is nobody.
                            .filter(name -> !name.equals("strangers"))
                            .map(name -> HOSTILITIES.get(name).failure())
                            .toList()));
        }
    }

    @Test
    void access_is_denied_and_no_later_module_is_asked() {
        try (AccessControl control = AccessControl.builder()
                .engineMode(mode)
                .authorization(
                        probe("traps", HOSTILITIES.get("traps").settings()).build())
                .authorization("later", spec -> Decision.allow("asked"))
                .build()) {
            Decision decision = control.authorizer()
                    .authorize(SubjectAccessReviewSpec.of(ANN, new NonResourceAttributes("/healthz", "get")));

            assertThat(decision).isInstanceOf(Decision.Deny.class);
            assertThat(decision.errors()).singleElement().satisfies(error -> assertThat(error.code())
                    .isEqualTo(FailureCode.GUEST_TRAPPED));
        }
    }

    @Test
    void what_cannot_be_loaded_is_told_by_name_before_anything_is_served() {
        AccessControl.Builder builder = AccessControl.builder()
                .engineMode(mode)
                .admission(
                        ModuleDefinition.builder("lame", ModuleSource.bytes(Guests.bytes("missing-export"), "a.wasm"))
                                .rules(AdmissionRule.everything())
                                .build(),
                        ModuleDefinition.builder("spy", ModuleSource.bytes(Guests.bytes("forbidden-import"), "b.wasm"))
                                .rules(AdmissionRule.everything())
                                .build());

        assertThatThrownBy(builder::build)
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("the exported function 'validate' is missing")
                .hasMessageContaining("the import 'env.host_call' is not provided");
    }
}
