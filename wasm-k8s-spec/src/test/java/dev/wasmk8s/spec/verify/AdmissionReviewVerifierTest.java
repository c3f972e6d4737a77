package dev.wasmk8s.spec.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.GroupVersionKind;
import dev.wasmk8s.admission.GroupVersionResource;
import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.admission.Status;
import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.spec.change.FullPatch;
import dev.wasmk8s.spec.review.AdmissionReviewCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdmissionReviewVerifierTest {
    private static final RawJson OBJECT =
            RawJson.of("{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"n\"}}");
    private static final RawJson CHANGED =
            RawJson.of("{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"n\"},\"x\":1}");
    private static final String PATCH = "\"patch\":\"" + FullPatch.encode(CHANGED) + "\"";
    private static final AdmissionRequest CREATE = AdmissionRequest.builder(
                    Operation.CREATE,
                    new GroupVersionKind("", "v1", "ConfigMap"),
                    new GroupVersionResource("", "v1", "configmaps"),
                    UserInfo.of("ann"))
            .uid("u")
            .object(OBJECT)
            .build();
    private static final AdmissionRequest DELETE = AdmissionRequest.builder(
                    Operation.DELETE, CREATE.kind(), CREATE.resource(), CREATE.userInfo())
            .uid("u")
            .oldObject(OBJECT)
            .build();
    private static final String INVALID = "received invalid webhook response: ";

    private final List<String> dropped = new ArrayList<>();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                                | webhook response was absent",
                "{`response`:null}                                 | webhook response was absent",
                "{`response`:{`uid`:`U`}}                          | expected response.uid=`u`, got `U`",
                "{`response`:{}}                                   | expected response.uid=`u`, got ``",
                "{`response`:{`uid`:`a\\n\\u0000b`}}               | expected response.uid=`u`, got `a\\n\\u0000b`",
                "{`response`:{`uid`:`u`}}                          | %s, got /, Kind=",
                "{`kind`:`AdmissionReview`,`response`:{`uid`:`u`}} | %s, got /, Kind=AdmissionReview",
                "{`apiVersion`:`v1`,`kind`:`Pod`,`response`:{`uid`:`u`}} | %s, got /v1, Kind=Pod",
                "{`apiVersion`:`a/b/c`,`kind`:`Pod`,`response`:{`uid`:`u`}} | %s, got /, Kind=Pod",
                "{`apiVersion`:`admission.k8s.io/v1beta1`,`kind`:`AdmissionReview`,`response`:{`uid`:`u`}} |"
                        + " %s, got admission.k8s.io/v1beta1, Kind=AdmissionReview",
                "{`apiVersion`:`admission.k8s.io/v1`,`kind`:`admissionreview`,`response`:{`uid`:`u`}} |"
                        + " %s, got admission.k8s.io/v1, Kind=admissionreview"
            },
            ignoreLeadingAndTrailingWhitespace = true)
    void anAnswerOfAnotherShapeIsRefusedBeforeItIsLookedAt(String json, String problem) {
        String expected = String.format(
                problem.replace('`', '"'), "expected webhook response of admission.k8s.io/v1, Kind=AdmissionReview");
        for (boolean mutating : new boolean[] {true, false}) {
            assertRefused(json.replace('`', '"'), CREATE, mutating, INVALID + expected);
        }
    }

    @Test
    void aMutatingModuleGivesPatchAndTypeTogether() {
        assertRefused(
                answer(PATCH), CREATE, true, INVALID + "webhook returned response.patch but not response.patchType");
        assertRefused(
                answer("\"patchType\":\"Full\""),
                CREATE,
                true,
                INVALID + "webhook returned response.patchType but not response.patch");
        assertRefused(
                answer("\"patch\":\"\\n\",\"patchType\":\"Full\""),
                CREATE,
                true,
                INVALID + "webhook returned response.patchType but not response.patch");
        assertRefused(
                answer(PATCH + ",\"patchType\":\"\""),
                CREATE,
                true,
                INVALID + "webhook returned invalid response.patchType of \"\"");
    }

    @Test
    void aValidatingModuleGivesNeitherEvenWhenItDenies() {
        for (String allowed : new String[] {"true", "false"}) {
            assertRefused(
                    answer("\"allowed\":" + allowed + "," + PATCH + ",\"patchType\":\"Full\""),
                    CREATE,
                    false,
                    INVALID + "validating webhook may not return response.patch");
            assertRefused(
                    answer("\"allowed\":" + allowed + ",\"patchType\":\"\""),
                    CREATE,
                    false,
                    INVALID + "validating webhook may not return response.patchType");
        }
    }

    @Test
    void anotherTypeOfPatchIsRefused() {
        for (AdmissionRequest request : List.of(CREATE, DELETE)) {
            assertRefused(
                    answer("\"allowed\":true," + PATCH + ",\"patchType\":\"JSONPatch\""),
                    request,
                    true,
                    "unsupported patch type \"JSONPatch\"");
        }
    }

    @Test
    void theTypeOfAPatchDoesNotMatterToADenial() {
        assertThat(verify(answer("\"allowed\":false," + PATCH + ",\"patchType\":\"JSONPatch\""), CREATE, true))
                .isInstanceOf(Verdict.Denied.class);
    }

    @Test
    void aPatchThatIsNotBase64FailsWhateverElseTheAnswerSays() {
        for (boolean mutating : new boolean[] {true, false}) {
            assertThatThrownBy(() -> verify("{\"response\":{\"patch\":\"?\"}}", CREATE, mutating))
                    .isInstanceOfSatisfying(
                            ReviewException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.RESPONSE_MALFORMED))
                    .hasMessageStartingWith("received undecodable patch in webhook response: ");
        }
    }

    @Test
    void aFullPatchChangesTheObject() {
        assertThat(verify(answer("\"allowed\":true," + PATCH + ",\"patchType\":\"Full\""), CREATE, true))
                .isEqualTo(Verdict.allowed(CHANGED));
    }

    @Test
    void withoutAPatchTheObjectStaysAsItIs() {
        for (boolean mutating : new boolean[] {true, false}) {
            assertThat(verify(answer("\"allowed\":true"), CREATE, mutating)).isEqualTo(Verdict.allowed());
            assertThat(verify(answer("\"allowed\":true,\"patch\":\"\""), DELETE, mutating))
                    .isEqualTo(Verdict.allowed());
        }
    }

    @Test
    void aPatchWhereThereIsNoObjectIsADenialThatNoPolicyPassesOver() {
        Verdict verdict = verify(
                answer("\"allowed\":true,\"warnings\":[\"w\"]," + PATCH + ",\"patchType\":\"Full\""), DELETE, true);
        assertThat(verdict).isInstanceOfSatisfying(Verdict.Denied.class, denied -> {
            assertThat(denied.status())
                    .isEqualTo(Status.failure(
                            500,
                            "InternalError",
                            "Internal error occurred: admission webhook \"m\" attempted to modify the object, which is"
                                    + " not supported for this operation"));
            assertThat(denied.warnings()).containsExactly("w");
            assertThat(denied.errors()).singleElement().satisfies(error -> {
                assertThat(error.code()).isEqualTo(FailureCode.RESPONSE_REFUSED);
                assertThat(error.module()).contains("m");
            });
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{`message`:`no`}                    | Failure | 400 | ~~      | : no",
                "{`message`:`no`,`reason`:`Why`}     | Failure | 400 | Why     | : no",
                "{`reason`:`Why`}                    | Failure | 400 | Why     | : Why",
                "{}                                  | Failure | 400 | ~~      |  without explanation",
                "null                                | Failure | 400 | ~~      |  without explanation",
                "{`code`:422,`status`:`Success`}     | Failure | 422 | ~~      |  without explanation",
                "{`code`:399,`status`:`Failure`}     | Failure | 400 | ~~      |  without explanation",
                "{`code`:200,`status`:`Odd`}         | Odd     | 400 | ~~      |  without explanation",
                "{`code`:599}                        | Failure | 599 | ~~      |  without explanation",
                "{`code`:600}                        | Failure | 400 | ~~      |  without explanation",
                "{`code`:-1}                         | Failure | 400 | ~~      |  without explanation",
                "{`code`:2147483647}                 | Failure | 400 | ~~      |  without explanation"
            },
            ignoreLeadingAndTrailingWhitespace = false)
    void aDenialIsRepairedAndWorded(String json, String status, String code, String reason, String explanation) {
        String answered = answer("\"status\":" + json.trim().replace('`', '"'));
        assertThat(verify(answered, CREATE, false))
                .isEqualTo(Verdict.denied(new Status(
                        status.trim(),
                        "admission webhook \"m\" denied the request" + explanation.substring(1),
                        reason.replace("~", "").trim(),
                        Integer.parseInt(code.trim()),
                        Optional.empty())));
    }

    @Test
    void theDetailsOfADenialPassThrough() {
        Status.Details details =
                new Status.Details("n", "g", "k", "u", List.of(new Status.Cause("r", "m", "spec.x")), 7);
        String answered = answer("\"status\":{\"details\":{\"name\":\"n\",\"group\":\"g\",\"kind\":\"k\",\"uid\":\"u\","
                + "\"causes\":[{\"reason\":\"r\",\"message\":\"m\",\"field\":\"spec.x\"}],\"retryAfterSeconds\":7}}");
        assertThat(verify(answered, CREATE, false)).isInstanceOfSatisfying(Verdict.Denied.class, denied -> assertThat(
                        denied.status().details())
                .contains(details));
    }

    @Test
    void annotationsGetTheNameAsPrefixOrAreDropped() {
        String good = "k".repeat(63);
        String answered = answer("\"allowed\":true,\"auditAnnotations\":{\"a-b_c.D9\":\"1\",\"" + good
                + "\":\"2\",\"\":\"x\",\"a/b\":\"x\",\"-a\":\"x\",\"a.\":\"x\",\"a b\":\"x\",\"" + good
                + "k\":\"x\",\"\u00e9\":\"x\"}");
        assertThat(verify(answered, CREATE, false).auditAnnotations())
                .isEqualTo(Map.of("m/a-b_c.D9", "1", "m/" + good, "2"));
        assertThat(dropped).hasSize(7).allMatch(text -> text.startsWith("dropped the audit annotation with the key"));
    }

    @ParameterizedTest
    @CsvSource({
        "deny-latest.example.org, deny-latest.example.org",
        "magic_validator.wasm,    magic-validator.wasm",
        "Policy Nr. 1,            policy-nr.1",
        "..a--.-b..,              a.b",
        "a--b.0.c-1,              a--b.0.c-1",
        "a-.b,                    a.b",
        "a.-b,                    a.b",
        "a..b,                    a.b",
        "-a,                      a",
        "a.,                      a",
        "___,                     module",
        "\u00e4\u00f6\u00fc,      module"
    })
    void aPrefixIsMadeOfANameThatIsNoDnsName(String name, String prefix) {
        assertThat(AuditAnnotations.prefix(name)).isEqualTo(prefix);
    }

    @Test
    void aNameThatIsTooLongForAPrefixIsNotCutOff() {
        assertThat(AuditAnnotations.prefix("a".repeat(253))).isEqualTo("a".repeat(253));
        assertThat(AuditAnnotations.prefix("a".repeat(254))).isEqualTo("module");
    }

    @Test
    void warningsThatNoHeaderCanCarryAreDropped() {
        String answered =
                answer("\"warnings\":[\"one\",\"\",\"two\\nlines\",\"one\",\"\\u0007\",\"\\u007f\",\"\\u0085\","
                        + "\"\u00fcml\u00e4ut\"]");
        assertThat(verify(answered, CREATE, false).warnings()).containsExactly("one", "\u00fcml\u00e4ut");
        assertThat(dropped).hasSize(4);
    }

    private void assertRefused(String json, AdmissionRequest request, boolean mutating, String problem) {
        assertThatThrownBy(() -> verify(json, request, mutating))
                .as(json)
                .isInstanceOfSatisfying(
                        ReviewException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.RESPONSE_REFUSED))
                .hasMessage(problem);
    }

    private Verdict verify(String json, AdmissionRequest request, boolean mutating) {
        return AdmissionReviewVerifier.verify(
                AdmissionReviewCodec.readAnswer(RawJson.of(json)), request, "m", mutating, dropped::add);
    }

    private static String answer(String fields) {
        return "{\"apiVersion\":\"admission.k8s.io/v1\",\"kind\":\"AdmissionReview\",\"response\":{\"uid\":\"u\","
                + fields + "}}";
    }
}
