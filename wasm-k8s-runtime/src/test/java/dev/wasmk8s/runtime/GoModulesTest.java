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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Modules with a language runtime that is started before the first call: those in Go, within the default limits of memory. */
class GoModulesTest {
    private static final UserInfo MAGIC = new UserInfo("magic-user", "0", List.of("magic-group"), Map.of());

    /** Interpreted, starting takes longer than the default allows where the machine is busy. */
    private static final Limits PATIENT = Limits.DEFAULT.withDeadline(Duration.ofMinutes(1));

    private static AccessControl interpreted;
    private static AccessControl compiled;

    @BeforeAll
    static void start() {
        interpreted = AccessControl.builder()
                .authentication(module("magic-authenticator-go").build())
                .authorization(module("magic-authorizer-go").build())
                .admission(module("magic-validator-go")
                        .rules(AdmissionRule.everything())
                        .build())
                .engineMode(EngineMode.INTERPRETED)
                .build();
        compiled = AccessControl.builder()
                .admission(module("magic-mutator-go")
                        .rules(AdmissionRule.everything())
                        .mutating(true)
                        .build())
                .build();
    }

    @AfterAll
    static void close() {
        interpreted.close();
        compiled.close();
    }

    @Test
    void a_token_is_known_or_not() {
        assertThat(interpreted.authenticator().authenticate(TokenReviewSpec.of("magic-token")))
                .isEqualTo(new Authentication.Authenticated(MAGIC, List.of()));
        assertThat(interpreted.authenticator().authenticate(TokenReviewSpec.of("other")))
                .isEqualTo(new Authentication.Unauthenticated(List.of()));
    }

    @Test
    void access_is_allowed_or_left_to_others() {
        assertThat(interpreted.authorizer().authorize(get("configmaps")))
                .isEqualTo(Decision.allow("magic-group may do anything to configmaps"));
        assertThat(interpreted.authorizer().authorize(get("pods"))).isInstanceOf(Decision.NoOpinion.class);
    }

    @Test
    void an_object_is_changed_and_what_is_unknown_stays() {
        assertThat(compiled.admitter().admit(create("{\"a\":\"\\u00e9\"},\"big\":123456789012345678901234567890")))
                .isInstanceOfSatisfying(Verdict.Allowed.class, allowed -> assertThat(allowed.object())
                        .hasValueSatisfying(object -> assertThat(object.toString())
                                .endsWith("\"data\":{\"a\":\"\\u00e9\",\"magic-value\":\"foobar\"},"
                                        + "\"big\":123456789012345678901234567890}")));
    }

    @Test
    void an_object_is_denied_with_the_words_of_the_module() {
        assertThat(interpreted.admitter().admit(create("{\"not-allowed-value\":\"\"}")))
                .isInstanceOfSatisfying(Verdict.Denied.class, denied -> assertThat(
                                denied.status().message())
                        .isEqualTo("admission webhook \"magic-validator-go\" denied the request: "
                                + "the key `not-allowed-value` is not allowed in a ConfigMap"));
    }

    @Test
    void calls_begin_where_the_runtime_has_started_however_many_came_before() {
        assertThat(IntStream.range(0, 5)
                        .mapToObj(i -> interpreted.authenticator().authenticate(TokenReviewSpec.of("magic-token"))))
                .containsOnly(new Authentication.Authenticated(MAGIC, List.of()));
    }

    @Test
    void a_document_of_nearly_the_largest_size_fits_the_memory_of_a_guest() {
        String large = "x".repeat(4_000_000);
        assertThat(compiled.admitter().admit(create("{\"large\":\"" + large + "\"}")))
                .isInstanceOfSatisfying(Verdict.Allowed.class, allowed -> assertThat(allowed.object())
                        .hasValueSatisfying(
                                object -> assertThat(object.toString()).endsWith("x\",\"magic-value\":\"foobar\"}}")));
    }

    private static ModuleDefinition.Builder module(String guest) {
        return ModuleDefinition.builder(guest, ModuleSource.bytes(Guests.bytes(guest), guest + ".wasm"))
                .limits(PATIENT);
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
                .object(RawJson.of("{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"data\":" + data + "}"))
                .build();
    }
}
