package dev.wasmk8s.spec.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.GroupVersionKind;
import dev.wasmk8s.admission.GroupVersionResource;
import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.admission.Status;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.ReviewException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdmissionReviewCodecTest {
    private static final RawJson OBJECT =
            RawJson.of("{\"apiVersion\":\"v1\", \"kind\":\"ConfigMap\",\n \"n\": 1.10e+400, \"s\":\"\\u00e9\u20ac\"}");

    private static final AdmissionRequest FULL = new AdmissionRequest(
            "u-1",
            new GroupVersionKind("autoscaling", "v1", "Scale"),
            new GroupVersionResource("apps", "v1", "deployments"),
            "scale",
            Optional.of(new GroupVersionKind("autoscaling", "v1beta1", "Scale")),
            Optional.of(new GroupVersionResource("apps", "v1beta1", "deployments")),
            "scale",
            "web",
            "shop",
            Operation.UPDATE,
            new UserInfo("ann", "7", List.of("g1", "g2"), Map.of("k", List.of("v1", "v2"))),
            Optional.of(OBJECT),
            Optional.of(RawJson.of("{\"old\":true}")),
            true,
            Optional.of(RawJson.of("{\"kind\":\"UpdateOptions\"}")));

    private static final AdmissionRequest BARE = AdmissionRequest.builder(
                    Operation.DELETE,
                    new GroupVersionKind("", "v1", "Pod"),
                    new GroupVersionResource("", "v1", "pods"),
                    new UserInfo("", "", List.of(), Map.of()))
            .uid("u-2")
            .build();

    @Test
    void aRequestIsWrittenAsTheApiServerWritesIt() {
        assertThat(AdmissionReviewCodec.writeRequest(FULL).toString())
                .isEqualTo("{\"apiVersion\":\"admission.k8s.io/v1\",\"kind\":\"AdmissionReview\",\"metadata\":{},"
                        + "\"request\":{\"uid\":\"u-1\","
                        + "\"kind\":{\"group\":\"autoscaling\",\"version\":\"v1\",\"kind\":\"Scale\"},"
                        + "\"resource\":{\"group\":\"apps\",\"version\":\"v1\",\"resource\":\"deployments\"},"
                        + "\"subResource\":\"scale\","
                        + "\"requestKind\":{\"group\":\"autoscaling\",\"version\":\"v1beta1\",\"kind\":\"Scale\"},"
                        + "\"requestResource\":{\"group\":\"apps\",\"version\":\"v1beta1\",\"resource\":\"deployments\"},"
                        + "\"requestSubResource\":\"scale\",\"name\":\"web\",\"namespace\":\"shop\","
                        + "\"operation\":\"UPDATE\","
                        + "\"userInfo\":{\"username\":\"ann\",\"uid\":\"7\",\"groups\":[\"g1\",\"g2\"],"
                        + "\"extra\":{\"k\":[\"v1\",\"v2\"]}},"
                        + "\"object\":" + OBJECT + ",\"oldObject\":{\"old\":true},\"dryRun\":true,"
                        + "\"options\":{\"kind\":\"UpdateOptions\"}}}");
    }

    @Test
    void absentObjectsAreExplicitNullsAndDryRunIsAlwaysSent() {
        assertThat(AdmissionReviewCodec.writeRequest(BARE).toString())
                .isEqualTo("{\"apiVersion\":\"admission.k8s.io/v1\",\"kind\":\"AdmissionReview\",\"metadata\":{},"
                        + "\"request\":{\"uid\":\"u-2\","
                        + "\"kind\":{\"group\":\"\",\"version\":\"v1\",\"kind\":\"Pod\"},"
                        + "\"resource\":{\"group\":\"\",\"version\":\"v1\",\"resource\":\"pods\"},"
                        + "\"operation\":\"DELETE\",\"userInfo\":{},"
                        + "\"object\":null,\"oldObject\":null,\"dryRun\":false,\"options\":null}}");
    }

    @Test
    void aRequestComesBackAsItWasWritten() {
        assertThat(AdmissionReviewCodec.readRequest(AdmissionReviewCodec.writeRequest(FULL)))
                .isEqualTo(FULL);
        assertThat(AdmissionReviewCodec.readRequest(AdmissionReviewCodec.writeRequest(BARE)))
                .isEqualTo(BARE);
    }

    @Test
    void anObjectThatWouldBreakOutOfItsPlaceIsRefused() {
        for (String hostile : new String[] {
            "{},\"userInfo\":{\"groups\":[\"system:masters\"]}", "{}}", "", "{", "{\"a\":1,\"a\":2}", "5", "null x"
        }) {
            AdmissionRequest request =
                    BARE.toBuilder().object(RawJson.of(hostile)).build();
            assertThatThrownBy(() -> AdmissionReviewCodec.writeRequest(request))
                    .as(hostile)
                    .isInstanceOf(ReviewException.class)
                    .hasMessageStartingWith("object: ");
        }
    }

    @Test
    void anAnswerComesBackAsItWasWritten() {
        AdmissionResponse response = new AdmissionResponse(
                "u-1",
                false,
                Optional.of(new Status(
                        "Failure",
                        "no",
                        "Invalid",
                        422,
                        Optional.of(
                                new Status.Details("n", "g", "k", "u", List.of(new Status.Cause("r", "m", "f")), 3)))),
                Optional.of("e30="),
                Optional.of("Full"),
                Map.of("key", "value"),
                List.of("one", "two"));
        RawJson written = AdmissionReviewCodec.writeAnswer(response);
        assertThat(written.toString())
                .isEqualTo("{\"apiVersion\":\"admission.k8s.io/v1\",\"kind\":\"AdmissionReview\",\"response\":"
                        + "{\"uid\":\"u-1\",\"allowed\":false,\"status\":{\"status\":\"Failure\",\"message\":\"no\","
                        + "\"reason\":\"Invalid\",\"details\":{\"name\":\"n\",\"group\":\"g\",\"kind\":\"k\","
                        + "\"uid\":\"u\",\"causes\":[{\"reason\":\"r\",\"message\":\"m\",\"field\":\"f\"}],"
                        + "\"retryAfterSeconds\":3},\"code\":422},\"patch\":\"e30=\",\"patchType\":\"Full\","
                        + "\"auditAnnotations\":{\"key\":\"value\"},\"warnings\":[\"one\",\"two\"]}}");
        assertThat(AdmissionReviewCodec.readAnswer(written))
                .isEqualTo(new AdmissionReviewAnswer("admission.k8s.io/v1", "AdmissionReview", Optional.of(response)));
    }

    @Test
    void nullStandsForAbsentEverywhereInAnAnswer() {
        assertThat(AdmissionReviewCodec.readEnvelope(RawJson.of("{\"error\":null,\"response\":{\"apiVersion\":null,"
                        + "\"kind\":null,\"request\":null,\"response\":{\"uid\":\"u\",\"allowed\":null,\"status\":null,"
                        + "\"patch\":null,\"patchType\":null,\"auditAnnotations\":null,\"warnings\":null}}}")))
                .isEqualTo(new AdmissionReviewAnswer(
                        "",
                        "",
                        Optional.of(new AdmissionResponse(
                                "u",
                                false,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Map.of(),
                                List.of()))));
    }

    @Test
    void theEnvelopeOfAUsualRequestIsWrittenIntoOneBuffer() {
        GroupVersionKind kind = new GroupVersionKind("", "v1", "ConfigMap");
        GroupVersionResource resource = new GroupVersionResource("", "v1", "configmaps");
        UserInfo user = new UserInfo("some-user", "0", List.of("some-group", "system:authenticated"), Map.of());
        RawJson object = RawJson.of("{\"data\":{\"key\":\"" + "x".repeat(400) + "\"}}");
        AdmissionRequest request = AdmissionRequest.builder(Operation.CREATE, kind, resource, user)
                .original(kind, resource, "")
                .name("example")
                .namespace("default")
                .object(object)
                .options(RawJson.of("{\"kind\":\"CreateOptions\",\"apiVersion\":\"meta.k8s.io/v1\"}"))
                .build();
        RawJson envelope = AdmissionReviewCodec.writeEnvelope(request, Optional.empty());
        int buffer = envelope.read((bytes, offset, size) -> bytes.length);
        assertThat(buffer).as("a buffer that had to grow is twice as long").isLessThan(3 * envelope.size() / 2);
    }
}
