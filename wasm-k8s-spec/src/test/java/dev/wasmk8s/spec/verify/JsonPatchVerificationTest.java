package dev.wasmk8s.spec.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.GroupVersionKind;
import dev.wasmk8s.admission.GroupVersionResource;
import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.spec.change.FullPatch;
import dev.wasmk8s.spec.change.InapplicablePatchException;
import dev.wasmk8s.spec.change.JsonPatcher;
import dev.wasmk8s.spec.review.AdmissionReviewCodec;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** With a patcher for patches of one word, which is the name that the object gets. */
class JsonPatchVerificationTest {
    private static final RawJson OBJECT = object("n", "1");

    private static final JsonPatcher PATCHER = patch -> {
        String word = patch.toString();
        if (word.equals("undecodable")) {
            throw new ReviewException(
                    FailureCode.RESPONSE_MALFORMED, "received undecodable patch in webhook response: no list");
        }
        return new JsonPatcher.Patch() {
            @Override
            public boolean isEmpty() {
                return word.equals("empty");
            }

            @Override
            public RawJson applyTo(RawJson object) throws InapplicablePatchException {
                if (word.equals("misfit")) {
                    throw new InapplicablePatchException("operation 1");
                }
                return word.equals("list") ? RawJson.of("[]") : object(word, "2");
            }
        };
    };

    @Test
    void the_result_is_the_object() {
        assertThat(verify("n", Optional.of(OBJECT))).isEqualTo(Verdict.allowed(object("n", "2")));
    }

    @Test
    void without_a_patcher_the_type_is_not_supported() {
        assertThatThrownBy(() -> verify("n", Optional.of(OBJECT), Optional.empty()))
                .hasMessage("unsupported patch type \"JSONPatch\"");
    }

    @Test
    void an_undecodable_patch_is_a_calling_error() {
        assertThatThrownBy(() -> verify("undecodable", Optional.of(OBJECT)))
                .hasMessage("received undecodable patch in webhook response: no list");
    }

    @Test
    void no_operations_are_no_change_also_without_an_object() {
        assertThat(verify("empty", Optional.of(OBJECT))).isEqualTo(Verdict.allowed());
        assertThat(verify("empty", Optional.empty())).isEqualTo(Verdict.allowed());
    }

    @Test
    void operations_without_an_object_are_an_internal_error() {
        assertInternalError(
                verify("n", Optional.empty()),
                "attempted to modify the object, which is not supported for this operation");
    }

    @Test
    void operations_that_do_not_fit_are_an_internal_error() {
        assertInternalError(
                verify("misfit", Optional.of(OBJECT)), "returned a patch that cannot be applied: operation 1");
    }

    @Test
    void it_stays_the_same_object() {
        assertThatThrownBy(() -> verify("other", Optional.of(OBJECT)))
                .isInstanceOfSatisfying(
                        ReviewException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.RESPONSE_REFUSED))
                .hasMessage("the patch changes metadata.name of the object; it must stay as it was");
    }

    @Test
    void the_annotations_about_calls_and_patches_are_those_of_the_api_server() {
        assertThat(entry(MutationAnnotations.callKey(1, 12), MutationAnnotations.call("a\"b", true)))
                .isEqualTo(entry(
                        "mutation.webhook.admission.k8s.io/round_1_index_12",
                        "{\"configuration\":\"wasm-k8s\",\"webhook\":\"a\\\"b\",\"mutated\":true}"));
        assertThat(MutationAnnotations.call("\ud800", false)).contains("\"webhook\":\"?\"");
        assertThat(entry(
                        MutationAnnotations.patchKey(0, 2),
                        MutationAnnotations.patch("m", RawJson.of("[ ]"), JsonPatcher.TYPE)))
                .isEqualTo(
                        entry(
                                "patch.webhook.admission.k8s.io/round_0_index_2",
                                "{\"configuration\":\"wasm-k8s\",\"webhook\":\"m\",\"patch\":[ ],\"patchType\":\"JSONPatch\"}"));
    }

    private static void assertInternalError(Verdict verdict, String cause) {
        Verdict.Denied denied = (Verdict.Denied) verdict;
        assertThat(denied.status().code()).isEqualTo(500);
        assertThat(denied.status().reason()).isEqualTo("InternalError");
        assertThat(denied.status().message()).isEqualTo("Internal error occurred: admission webhook \"m\" " + cause);
        assertThat(denied.errors()).hasSize(1);
        assertThat(denied.warnings()).containsExactly("w");
    }

    private static Verdict verify(String patch, Optional<RawJson> object) {
        return verify(patch, object, Optional.of(PATCHER));
    }

    private static Verdict verify(String patch, Optional<RawJson> object, Optional<JsonPatcher> patcher) {
        AdmissionRequest.Builder request = AdmissionRequest.builder(
                        Operation.UPDATE,
                        new GroupVersionKind("", "v1", "ConfigMap"),
                        new GroupVersionResource("", "v1", "configmaps"),
                        UserInfo.of("jane"))
                .uid("u");
        object.ifPresent(request::object);
        String warnings = object.isEmpty() && !patch.equals("empty") || patch.equals("misfit") ? "[\"w\"]" : "[]";
        RawJson answer = RawJson.of("{\"apiVersion\":\"admission.k8s.io/v1\",\"kind\":\"AdmissionReview\",\"response\":"
                + "{\"uid\":\"u\",\"allowed\":true,\"patchType\":\"JSONPatch\",\"patch\":\""
                + FullPatch.encode(RawJson.of(patch)) + "\",\"warnings\":" + warnings + "}}");
        return AdmissionReviewVerifier.verify(
                AdmissionReviewCodec.readAnswer(answer), request.build(), "m", true, patcher, dropped -> {});
    }

    private static RawJson object(String name, String data) {
        return RawJson.of("{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"" + name
                + "\"},\"data\":\"" + data + "\"}");
    }
}
