package dev.wasmk8s.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import dev.wasmk8s.review.ReviewException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Modules that TeaVM made of Java: a runtime with a heap and a start of its own, within the default limits. */
class JavaGuestsTest {
    private static final UserInfo MAGIC = new UserInfo("magic-user", "0", List.of("magic-group"), Map.of());

    @ParameterizedTest
    @EnumSource
    void answer_as_those_in_rust(EngineMode mode) {
        try (AccessControl control = control(mode)) {
            for (int call = 0; call < 3; call++) {
                assertThat(control.authenticator().authenticate(TokenReviewSpec.of("magic-token")))
                        .isEqualTo(new Authentication.Authenticated(MAGIC, List.of()));
                assertThat(control.authenticator().authenticate(TokenReviewSpec.of("other")))
                        .isEqualTo(new Authentication.Unauthenticated(List.of()));
                assertThat(control.authorizer().authorize(get("configmaps"))).isInstanceOf(Decision.Allow.class);
                assertThat(control.authorizer().authorize(get("pods"))).isInstanceOf(Decision.NoOpinion.class);
                assertAdmits(control, "\"a\":\"\\u00e9\\n\\uD83D\\uDE00\",\"n\":\"\u20ac\"");
                assertThat(control.admitter().admit(create("\"not-allowed-value\":\"\"")))
                        .isInstanceOfSatisfying(Verdict.Denied.class, denied -> assertThat(
                                        denied.status().message())
                                .endsWith("the key `not-allowed-value` is not allowed in a ConfigMap"));
            }
        }
    }

    @Test
    void admit_an_object_as_large_as_kubernetes_stores() {
        try (AccessControl control = control(EngineMode.COMPILED)) {
            assertAdmits(control, "\"a\":\"" + "x".repeat(1_400_000) + "\"");
            assertAdmits(control, "\"a\":\"b\"");
        }
    }

    @Test
    void refuse_settings() {
        try (AccessControl control = AccessControl.builder()
                .authentication(
                        module("magic-authenticator-java").settings(RawJson.of("{}")).build())
                .build()) {
            assertThatThrownBy(() -> control.authenticator().authenticate(TokenReviewSpec.of("magic-token")))
                    .isInstanceOf(ReviewException.class)
                    .hasMessageContaining("this module takes no settings, and some are configured");
        }
    }

    private static AccessControl control(EngineMode mode) {
        return AccessControl.builder()
                .authentication(module("magic-authenticator-java").build())
                .authorization(module("magic-authorizer-java").build())
                .admission(
                        module("magic-validator-java")
                                .rules(AdmissionRule.everything())
                                .build(),
                        module("magic-mutator-java")
                                .rules(AdmissionRule.everything())
                                .mutating(true)
                                .build())
                .engineMode(mode)
                .build();
    }

    private static ModuleDefinition.Builder module(String guest) {
        return ModuleDefinition.builder(guest, ModuleSource.bytes(Guests.bytes(guest), guest + ".wasm"));
    }

    /** Whether all that was there stays byte for byte, and the value comes after it. */
    private static void assertAdmits(AccessControl control, String data) {
        assertThat(control.admitter().admit(create(data)))
                .isInstanceOfSatisfying(Verdict.Allowed.class, allowed -> assertThat(allowed.object())
                        .hasValueSatisfying(object ->
                                assertThat(object.toString()).isEqualTo(object(data + ",\"magic-value\":\"foobar\""))));
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
                .object(RawJson.of(object(data)))
                .build();
    }

    private static String object(String data) {
        return "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"x\",\"namespace\":\"default\",\"x\":1.10},"
                + "\"data\":{" + data + "}}";
    }
}
