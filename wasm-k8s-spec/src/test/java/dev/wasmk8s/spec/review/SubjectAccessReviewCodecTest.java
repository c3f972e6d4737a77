package dev.wasmk8s.spec.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.authorization.NonResourceAttributes;
import dev.wasmk8s.authorization.ResourceAttributes;
import dev.wasmk8s.authorization.SelectorAttributes;
import dev.wasmk8s.authorization.SelectorAttributes.Requirement;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubjectAccessReviewCodecTest {
    private static final String HEAD = "{\"apiVersion\":\"authorization.k8s.io/v1\",\"kind\":\"SubjectAccessReview\",";

    private static final SubjectAccessReviewSpec FULL = SubjectAccessReviewSpec.of(
            new UserInfo("ann", "7", List.of("g"), Map.of("k", List.of("v"))),
            new ResourceAttributes(
                    "shop",
                    "list",
                    "apps",
                    "v1",
                    "deployments",
                    "scale",
                    "web",
                    Optional.of(new SelectorAttributes("metadata.name=x", List.of())),
                    Optional.of(new SelectorAttributes(
                            "",
                            List.of(
                                    new Requirement("team", "In", List.of("a", "b")),
                                    new Requirement("old", "DoesNotExist", List.of()))))));

    @Test
    void aRequestIsWrittenAsGoWritesIt() {
        String written = HEAD + "\"metadata\":{},\"spec\":{\"resourceAttributes\":{\"namespace\":\"shop\","
                + "\"verb\":\"list\",\"group\":\"apps\",\"version\":\"v1\",\"resource\":\"deployments\","
                + "\"subresource\":\"scale\",\"name\":\"web\",\"fieldSelector\":{\"rawSelector\":\"metadata.name=x\"},"
                + "\"labelSelector\":{\"requirements\":[{\"key\":\"team\",\"operator\":\"In\",\"values\":[\"a\",\"b\"]},"
                + "{\"key\":\"old\",\"operator\":\"DoesNotExist\"}]}},\"user\":\"ann\",\"groups\":[\"g\"],"
                + "\"extra\":{\"k\":[\"v\"]},\"uid\":\"7\"}}";
        assertThat(SubjectAccessReviewCodec.writeRequest(FULL)).hasToString(written);
        assertThat(SubjectAccessReviewCodec.writeEnvelope(FULL, Optional.empty()))
                .hasToString("{\"request\":" + written + "}");
    }

    @Test
    void emptyValuesAreLeftOut() {
        assertThat(SubjectAccessReviewCodec.writeRequest(SubjectAccessReviewSpec.of(
                        UserInfo.of(""), ResourceAttributes.of("get", "", "", "pods", "", ""))))
                .hasToString(HEAD + "\"metadata\":{},\"spec\":{\"resourceAttributes\":{\"verb\":\"get\","
                        + "\"resource\":\"pods\"}}}");
        assertThat(SubjectAccessReviewCodec.writeRequest(
                        SubjectAccessReviewSpec.of(UserInfo.of("ann"), new NonResourceAttributes("/healthz", "get"))))
                .hasToString(HEAD + "\"metadata\":{},\"spec\":{\"nonResourceAttributes\":{\"path\":\"/healthz\","
                        + "\"verb\":\"get\"},\"user\":\"ann\"}}");
    }

    @Test
    void aRequestComesBackAsItWasWritten() {
        assertThat(SubjectAccessReviewCodec.readRequest(SubjectAccessReviewCodec.writeRequest(FULL)))
                .isEqualTo(FULL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{}                                        | expected SubjectAccessReview of authorization.k8s.io/v1",
                "H`spec`:{}}                               | spec: expected exactly one of resourceAttributes and",
                "H`spec`:{`resourceAttributes`:null}}      | spec: expected exactly one of resourceAttributes and",
                "H`spec`:{`resourceAttributes`:{},`nonResourceAttributes`:{}}} | spec: expected exactly one of",
                "H`spec`:{`user`:[]}}                      | spec.user: expected a string, found an array",
                "H`spec`:{`resourceAttributes`:{`verb`:1}}} | spec.resourceAttributes.verb: expected a string",
                "H`spec`:{`resourceAttributes`:{`labelSelector`:{`requirements`:[{`values`:[1]}]}}}} |"
                        + " spec.resourceAttributes.labelSelector.requirements[0].values[0]: expected a string, found a number",
                "H`spec`:{`nonResourceAttributes`:`/x`}}   | spec.nonResourceAttributes: expected an object"
            })
    void aRequestThatIsNoneIsRefused(String json, String problem) {
        String review = json.replace('`', '"').replaceFirst("^H", HEAD);
        assertThatThrownBy(() -> SubjectAccessReviewCodec.readRequest(RawJson.of(review)))
                .isInstanceOfSatisfying(
                        ReviewException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.REQUEST_MALFORMED))
                .hasMessageStartingWith(problem);
    }

    @Test
    void anAnswerIsWrittenAsGoWritesIt() {
        SubjectAccessReviewStatus status = new SubjectAccessReviewStatus(false, true, "closed", "half");
        assertThat(SubjectAccessReviewCodec.writeAnswer(status))
                .hasToString(HEAD + "\"spec\":{},\"status\":{\"allowed\":false,\"denied\":true,\"reason\":\"closed\","
                        + "\"evaluationError\":\"half\"}}");
        assertThat(SubjectAccessReviewCodec.writeAnswer(SubjectAccessReviewStatus.EMPTY))
                .hasToString(HEAD + "\"spec\":{},\"status\":{\"allowed\":false}}");
        assertThat(SubjectAccessReviewCodec.readStatus(SubjectAccessReviewCodec.writeAnswer(status)))
                .isEqualTo(status);
    }

    @Test
    void whatAnAnswerDoesNotSayIsFalseOrEmpty() {
        for (String review : new String[] {
            "{}",
            "{\"status\":null}",
            "{\"status\":{\"allowed\":null,\"denied\":null,\"reason\":null,\"evaluationError\":null}}",
            "{\"status\":{\"Allowed\":true,\"conditionalDecision\":{\"x\":1}}}"
        }) {
            assertThat(SubjectAccessReviewCodec.readStatus(RawJson.of(review)))
                    .isEqualTo(SubjectAccessReviewStatus.EMPTY);
        }
    }

    @ParameterizedTest
    @CsvSource({"allowed, 1", "allowed, `true`", "denied, {}", "reason, 5", "evaluationError, []"})
    void aWrongTypeIsToldWithItsPath(String key, String value) {
        RawJson stdout = RawJson.of("{\"response\":{\"status\":{\"" + key + "\":" + value.replace('`', '"') + "}}}");
        assertThatThrownBy(() -> SubjectAccessReviewCodec.readEnvelope(stdout))
                .isInstanceOfSatisfying(
                        ReviewException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.RESPONSE_MALFORMED))
                .hasMessageStartingWith("response.status." + key + ": expected a");
    }
}
