package dev.wasmk8s.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.GroupVersionKind;
import dev.wasmk8s.admission.GroupVersionResource;
import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.authorization.Decision;
import dev.wasmk8s.authorization.ResourceAttributes;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.guests.Guests;
import dev.wasmk8s.json.RawJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Patches of operations, reinvocation, monitored modules and shadows, with real guests. */
class AdmissionTreatmentTest {
    private static final RawJson OBJECT = RawJson.of(
            "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"x\"},\"data\":{\"n\":1.50}}");
    private static final Limits PATIENT = Limits.DEFAULT.withDeadline(Duration.ofMinutes(1));
    private static final AdmissionOptions PATCHING = AdmissionOptions.DEFAULT
            .withMutating(true)
            .withRules(List.of(AdmissionRule.everything()))
            .withJsonPatch(true);

    @ParameterizedTest
    @EnumSource
    void a_module_answers_with_operations(EngineMode mode) {
        try (AccessControl control = AccessControl.builder()
                .admission(probe("m", patch("[{'op':'add','path':'/data/a','value':12345678901234567890.10}]"))
                        .admission(PATCHING)
                        .build())
                .engineMode(mode)
                .auditPatches(true)
                .build()) {
            Verdict verdict = control.admitter().admit(create());
            assertThat(((Verdict.Allowed) verdict).object().orElseThrow())
                    .hasToString("{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"x\"},\"data\":"
                            + "{\"n\":1.50,\"a\":12345678901234567890.10}}");
            assertThat(verdict.auditAnnotations())
                    .containsEntry(
                            "patch.webhook.admission.k8s.io/round_0_index_0",
                            "{\"configuration\":\"wasm-k8s\",\"webhook\":\"m\",\"patch\":[{\"op\":\"add\",\"path\":\"/data/a\","
                                    + "\"value\":12345678901234567890.10}],\"patchType\":\"JSONPatch\"}");
            assertThat(control.admitter().admit(delete()))
                    .isInstanceOfSatisfying(Verdict.Denied.class, denied -> assertThat(
                                    denied.status().message())
                            .endsWith("attempted to modify the object, which is not supported for this operation"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void failures_of_operations_are_judged_as_the_api_server_judges(EngineMode mode) {
        try (AccessControl control = AccessControl.builder()
                .admission(
                        probe("empty", patch("[]")).admission(PATCHING).build(),
                        probe("undecodable", patch("{}"))
                                .admission(PATCHING)
                                .failurePolicy(FailurePolicy.IGNORE)
                                .build(),
                        probe("other", patch("[{'op':'replace','path':'/kind','value':'Secret'}]"))
                                .admission(PATCHING)
                                .failurePolicy(FailurePolicy.IGNORE)
                                .build(),
                        probe("unwilling", patch("[{'op':'remove','path':'/data'}]"))
                                .admission(PATCHING.withJsonPatch(false))
                                .failurePolicy(FailurePolicy.IGNORE)
                                .build(),
                        probe("misfit", patch("[{'op':'test','path':'/data/n','value':2}]"))
                                .admission(PATCHING)
                                .failurePolicy(FailurePolicy.IGNORE)
                                .build())
                .engineMode(mode)
                .build()) {
            Verdict.Denied verdict = (Verdict.Denied) control.admitter().admit(create());
            assertThat(verdict.status().message())
                    .isEqualTo("Internal error occurred: admission webhook \"misfit\" returned a patch that cannot be"
                            + " applied: the operation \"test\" fails at \"/data/n\"");
            assertThat(verdict.errors())
                    .extracting(Exception::getMessage)
                    .containsExactly(
                            "module 'undecodable': received undecodable patch in webhook response: it is not a list of"
                                    + " operations",
                            "module 'other': the patch changes kind of the object; it must stay as it was",
                            "module 'unwilling': unsupported patch type \"JSONPatch\"",
                            "module 'misfit': returned a patch that cannot be applied: the operation \"test\" fails at"
                                    + " \"/data/n\"");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_module_is_asked_again_after_a_change(EngineMode mode) {
        try (AccessControl control = AccessControl.builder()
                .admission(
                        probe("first", patch("[{'op':'add','path':'/data/first','value':1}]"))
                                .admission(PATCHING.withReinvocationPolicy(ReinvocationPolicy.IF_NEEDED))
                                .build(),
                        probe("second", patch("[{'op':'add','path':'/data/second','value':1}]"))
                                .admission(PATCHING)
                                .build())
                .engineMode(mode)
                .build()) {
            assertThat(control.admitter().admit(create()).auditAnnotations())
                    .hasSize(3)
                    .containsEntry(
                            "mutation.webhook.admission.k8s.io/round_1_index_0",
                            "{\"configuration\":\"wasm-k8s\",\"webhook\":\"first\",\"mutated\":false}");
        }
    }

    @ParameterizedTest
    @EnumSource
    void monitored_modules_and_shadows_decide_nothing(EngineMode mode) {
        String denial = "\"allowed\":false,\"status\":{\"message\":\"no\",\"code\":403}";
        AdmissionOptions all = AdmissionOptions.DEFAULT.withRules(PATCHING.rules());
        try (AccessControl control = AccessControl.builder()
                .admission(
                        probe("change", patch("[{'op':'remove','path':'/data'}]"))
                                .admission(PATCHING)
                                .enforcement(Enforcement.MONITOR)
                                .build(),
                        probe("deny", denial)
                                .admission(all)
                                .enforcement(Enforcement.MONITOR)
                                .build(),
                        probe("shadow", denial)
                                .admission(all)
                                .enforcement(Enforcement.SHADOW)
                                .build(),
                        ModuleDefinition.builder("trap", ModuleSource.bytes(Guests.bytes("probe"), "probe.wasm"))
                                .settings(RawJson.of("{\"do\":\"trap\"}"))
                                .admission(all)
                                .limits(PATIENT)
                                .enforcement(Enforcement.SHADOW)
                                .build())
                .authorization(ModuleDefinition.builder(
                                "authz", ModuleSource.bytes(Guests.bytes("magic-authorizer"), "authz.wasm"))
                        .enforcement(Enforcement.MONITOR)
                        .build())
                .engineMode(mode)
                .build()) {
            Verdict.Allowed verdict = (Verdict.Allowed) control.admitter().admit(create());
            assertThat(verdict.object()).isEmpty();
            assertThat(verdict.warnings()).containsExactly("module \"deny\" would have denied the request: no");
            assertThat(verdict.auditAnnotations())
                    .containsOnlyKeys(
                            "change/monitor", "mutation.webhook.admission.k8s.io/round_0_index_0", "deny/monitor")
                    .containsEntry("deny/monitor", "would have denied the request with code 403: no");
            assertThat(verdict.errors()).isEmpty();
            assertThat(control.authorizer()
                            .authorize(SubjectAccessReviewSpec.of(
                                    new UserInfo("u", "", List.of("magic-group"), Map.of()),
                                    ResourceAttributes.of("get", "", "v1", "configmaps", "default", "x"))))
                    .isEqualTo(Decision.noOpinion(""));
        }
    }

    @Test
    void whole_reviews_are_answered_with_operations() {
        try (AccessControl control = AccessControl.builder()
                .mutation(
                        "m",
                        request -> Verdict.allowed(RawJson.of(
                                request.object().orElseThrow().toString().replace("1.50", "2"))),
                        AdmissionRule.everything())
                .build()) {
            String answer = control.admissionReviews(PatchType.JSON_PATCH)
                    .handle(review("{\"data\":{\"n\":1.50}}"))
                    .toString();
            assertThat(answer)
                    .contains("\"patchType\":\"JSONPatch\"", base64("[{'op':'replace','path':'/data/n','value':2}]"))
                    .contains("\"mutation.webhook.admission.k8s.io_round_0_index_0\":");
            assertThat(control.admissionReviews(PatchType.JSON_PATCH)
                            .handle(review("{\"data\":{\"n\":2}}"))
                            .toString())
                    .contains("\"allowed\":true")
                    .doesNotContain("patch");
            assertThat(control.admissionReviews(PatchType.FULL)
                            .handle(review("{\"data\":{\"n\":1.50}}"))
                            .toString())
                    .contains("\"patchType\":\"Full\"");
        }
    }

    private static RawJson review(String object) {
        return RawJson.of("{\"apiVersion\":\"admission.k8s.io/v1\",\"kind\":\"AdmissionReview\","
                + "\"request\":{\"uid\":\"u-1\",\"kind\":{\"group\":\"\",\"version\":\"v1\",\"kind\":\"ConfigMap\"},"
                + "\"resource\":{\"group\":\"\",\"version\":\"v1\",\"resource\":\"configmaps\"},"
                + "\"operation\":\"CREATE\",\"userInfo\":{},\"object\":" + object + "}}");
    }

    private static String patch(String operations) {
        return "\"allowed\":true,\"patchType\":\"JSONPatch\",\"patch\":\"" + base64(operations) + "\"";
    }

    private static String base64(String operations) {
        return Base64.getEncoder().encodeToString(operations.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    /** A guest that answers with these fields. */
    private static ModuleDefinition.Builder probe(String name, String fields) {
        String answer = "{\"response\":{\"apiVersion\":\"admission.k8s.io/v1\",\"kind\":\"AdmissionReview\","
                + "\"response\":{\"uid\":\"$uid\"," + fields + "}}}";
        return ModuleDefinition.builder(name, ModuleSource.bytes(Guests.bytes("probe"), "probe.wasm"))
                .settings(RawJson.of("{\"stdout\":\"" + answer.replace("\"", "\\\"") + "\"}"))
                .limits(PATIENT);
    }

    private static AdmissionRequest create() {
        return request(Operation.CREATE, Optional.of(OBJECT));
    }

    private static AdmissionRequest delete() {
        return request(Operation.DELETE, Optional.empty());
    }

    private static AdmissionRequest request(Operation operation, Optional<RawJson> object) {
        AdmissionRequest.Builder request = AdmissionRequest.builder(
                        operation,
                        new GroupVersionKind("", "v1", "ConfigMap"),
                        new GroupVersionResource("", "v1", "configmaps"),
                        UserInfo.of("jane"))
                .name("x")
                .namespace("default");
        object.ifPresent(request::object);
        return request.build();
    }
}
