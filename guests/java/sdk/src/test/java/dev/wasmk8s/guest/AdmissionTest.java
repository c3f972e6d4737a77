package dev.wasmk8s.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdmissionTest {
    private static final String CREATE =
            "{\"request\":{\"apiVersion\":\"admission.k8s.io/v1\",\"kind\":\"AdmissionReview\","
                + "\"request\":{\"uid\":\"u\\\"1\",\"kind\":{\"group\":\"\",\"version\":\"v1\",\"kind\":\"ConfigMap\"},"
                + "\"resource\":{\"group\":\"\",\"version\":\"v1\",\"resource\":\"configmaps\"},\"name\":\"x\","
                + "\"namespace\":\"default\",\"operation\":\"CREATE\",\"userInfo\":{\"username\":\"me\",\"groups\":[\"g\"]},"
                + "\"object\":{\"kind\":\"ConfigMap\",\"n\":1.50},\"oldObject\":null,\"dryRun\":true,"
                + "\"options\":{\"kind\":\"CreateOptions\"}}}}";
    private static final String HEAD =
            "{\"response\":{\"apiVersion\":\"admission.k8s.io/v1\",\"kind\":\"AdmissionReview\","
                    + "\"response\":{\"uid\":\"u\\\"1\",";

    private static String response(Verdict verdict) {
        String output = Answers.admission(CREATE, Settings.none(), (request, none) -> verdict);
        assertThat(output).startsWith(HEAD).endsWith("}}}");
        return output.substring(HEAD.length(), output.length() - 3);
    }

    @Test
    void a_request_is_decoded() {
        String output = Answers.admission(CREATE, Settings.none(), (request, none) -> {
            assertThat(request.isKind("", "ConfigMap")).isTrue();
            assertThat(request.isKind("apps", "ConfigMap")).isFalse();
            assertThat(request.isCreateOrUpdate()).isTrue();
            assertThat(request.dryRun()).isTrue();
            assertThat(request.uid()).isEqualTo("u\"1");
            assertThat(request.resource()).isEqualTo(new GroupVersionResource("", "v1", "configmaps"));
            assertThat(request.userInfo().isIn("g")).isTrue();
            assertThat(request.oldObject()).isEmpty();
            assertThat(request.requestKind()).isEmpty();
            assertThat(request.options().orElseThrow().getText("kind")).contains("CreateOptions");
            return Verdict.allow();
        });
        assertThat(output).contains("\"allowed\":true");
    }

    @Test
    void verdicts_have_no_members_that_they_lack() {
        assertThat(response(Verdict.allow())).isEqualTo("\"allowed\":true");
        assertThat(response(Verdict.deny("no"))).isEqualTo("\"allowed\":false,\"status\":{\"message\":\"no\"}");
    }

    @Test
    void a_verdict_carries_all_that_it_was_given() {
        Verdict verdict = Verdict.deny("no")
                .withCode(422)
                .withReason("Invalid")
                .withCause("metadata.name", "too long")
                .withWarning("w1")
                .withWarning("w2")
                .withAnnotation("k", "v");
        assertThat(response(verdict))
                .isEqualTo(
                        "\"allowed\":false,\"status\":{\"message\":\"no\",\"reason\":\"Invalid\",\"code\":422,\"details\":{\"causes\":[{\"field\":\"metadata.name\",\"message\":\"too"
                            + " long\"}]}},\"warnings\":[\"w1\",\"w2\"],\"auditAnnotations\":{\"k\":\"v\"}");
        assertThatIllegalStateException().isThrownBy(() -> Verdict.allow().withCode(400));
    }

    @Test
    void a_changed_object_is_a_full_patch_in_padded_base64() {
        assertThat(response(Verdict.mutate(
                        Json.parse("{\"kind\":\"ConfigMap\",\"n\":1.50}").object())))
                .isEqualTo(
                        "\"allowed\":true,\"patchType\":\"Full\",\"patch\":\"eyJraW5kIjoiQ29uZmlnTWFwIiwibiI6MS41MH0=\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"operation\":\"CREATE\"}           | missing field `uid`",
                "{\"uid\":\"u\"}                      | missing field `operation`",
                "{\"uid\":\"u\",\"operation\":\"PATCH\"} | unknown operation"
            })
    void a_request_without_uid_or_with_an_unknown_operation_is_an_error(String request, String error) {
        String output = Answers.admission(
                "{\"request\":{\"request\":" + request + "}}", Settings.none(), (one, none) -> Verdict.allow());
        assertThat(output).startsWith("{\"error\":\"" + error);
    }
}
