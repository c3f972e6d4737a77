package dev.wasmk8s.spec.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wasmk8s.authentication.TokenReviewSpec;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenReviewCodecTest {
    private static final String HEAD = "{\"apiVersion\":\"authentication.k8s.io/v1\",\"kind\":\"TokenReview\",";

    @Test
    void aRequestIsWrittenWithVersionKindAndEmptyMetadata() {
        assertThat(TokenReviewCodec.writeRequest(new TokenReviewSpec("t\"1", List.of("a", "b"))))
                .hasToString(HEAD + "\"metadata\":{},\"spec\":{\"token\":\"t\\\"1\",\"audiences\":[\"a\",\"b\"]}}");
        assertThat(TokenReviewCodec.writeRequest(TokenReviewSpec.of("t")))
                .hasToString(HEAD + "\"metadata\":{},\"spec\":{\"token\":\"t\"}}");
    }

    @Test
    void aRequestIsWrittenStraightIntoItsEnvelope() {
        assertThat(TokenReviewCodec.writeEnvelope(TokenReviewSpec.of("t"), Optional.of(RawJson.of("[1.0]"))))
                .hasToString(
                        "{\"request\":" + HEAD + "\"metadata\":{},\"spec\":{\"token\":\"t\"}},\"settings\":[1.0]}");
    }

    @Test
    void aRequestIsReadAsACallerSendsIt() {
        RawJson review = RawJson.of("{\"kind\":\"TokenReview\",\"apiVersion\":\"authentication.k8s.io/v1\","
                + "\"metadata\":{\"creationTimestamp\":null},\"spec\":{\"token\":\"t\",\"audiences\":[\"a\"],\"new\":{}},"
                + "\"status\":{\"user\":{}}}");
        assertThat(TokenReviewCodec.readRequest(review)).isEqualTo(new TokenReviewSpec("t", List.of("a")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{}                               | expected TokenReview of authentication.k8s.io/v1, found no kind of no apiVersion",
                "H`kind`:`Pod`}                   | a key occurs twice",
                "{`kind`:`Pod`,`apiVersion`:`v1`,`spec`:{`token`:`t`}} | expected TokenReview of authentication.k8s.io/v1, found Pod of v1",
                "{`kind`:`TokenReview`,`apiVersion`:`authentication.k8s.io/v1beta1`,`spec`:{`token`:`t`}} |"
                        + " expected TokenReview of authentication.k8s.io/v1, found TokenReview of authentication.k8s.io/v1beta1",
                "H`spec`:null}                    | spec: missing",
                "H`spec`:[]}                      | spec: expected an object, found an array",
                "H`spec`:{}}                      | spec.token: missing",
                "H`spec`:{`token`:null}}          | spec.token: missing",
                "H`spec`:{`token`:``}}            | spec.token: missing",
                "H`spec`:{`token`:7}}             | spec.token: expected a string, found a number",
                "H`spec`:{`token`:`t`,`audiences`:`a`}} | spec.audiences: expected an array, found a string",
                "H`spec`:{`token`:`t`,`audiences`:[null]}} | spec.audiences[0]: expected a string, found null",
                "H`spec`:{`token`:`t`,`token`:`u`}} | a key occurs twice",
                "[]                               | expected an object, found an array"
            })
    void aRequestThatIsNoneIsRefused(String json, String problem) {
        String review = json.replace('`', '"').replaceFirst("^H", HEAD.replace("$", "\\$"));
        assertThatThrownBy(() -> TokenReviewCodec.readRequest(RawJson.of(review)))
                .isInstanceOfSatisfying(
                        ReviewException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.REQUEST_MALFORMED))
                .hasMessageStartingWith(problem);
    }

    @Test
    void noMessageRepeatsTheToken() {
        for (String spec : new String[] {
            "{\"token\":\"s3cret\",\"audiences\":5}", "{\"token\":\"s3cret\" 5}", "{\"token\":s3cret}",
            "{\"token\":\"s3cret\\ud800\"}", "{\"token\":\"s3cret",
                    "{\"audiences\":[\"s3cret\",5],\"token\":\"s3cret\"}"
        }) {
            assertThatThrownBy(() -> TokenReviewCodec.readRequest(RawJson.of(HEAD + "\"spec\":" + spec + "}")))
                    .isInstanceOf(ReviewException.class)
                    .hasMessageNotContaining("s3cret");
        }
        assertThatThrownBy(() -> TokenReviewCodec.writeRequest(TokenReviewSpec.of("s3cret\ud800")))
                .isInstanceOf(ReviewException.class)
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void anAnswerIsWrittenAsGoWritesIt() {
        TokenReviewStatus status = new TokenReviewStatus(
                true, Optional.of(new UserInfo("ann", "7", List.of("g"), Map.of("k", List.of()))), List.of("a"), "");
        assertThat(TokenReviewCodec.writeAnswer(status))
                .hasToString(HEAD + "\"spec\":{},\"status\":{\"authenticated\":true,\"user\":{\"username\":\"ann\","
                        + "\"uid\":\"7\",\"groups\":[\"g\"],\"extra\":{\"k\":[]}},\"audiences\":[\"a\"]}}");
        assertThat(TokenReviewCodec.writeAnswer(TokenReviewStatus.EMPTY))
                .hasToString(HEAD + "\"spec\":{},\"status\":{}}");
        assertThat(TokenReviewCodec.readStatus(TokenReviewCodec.writeAnswer(status)))
                .isEqualTo(status);
    }

    @Test
    void anAnswerNeedsNothing() {
        for (String review :
                new String[] {"{}", "{\"status\":null}", "{\"status\":{}}", "{\"Status\":{\"authenticated\":true}}"}) {
            assertThat(TokenReviewCodec.readStatus(RawJson.of(review))).isEqualTo(TokenReviewStatus.EMPTY);
        }
    }

    @Test
    void nullStandsForAbsentEverywhereInAnAnswer() {
        RawJson stdout = RawJson.of("{\"error\":null,\"response\":{\"apiVersion\":null,\"kind\":null,\"metadata\":null,"
                + "\"spec\":null,\"status\":{\"authenticated\":null,\"audiences\":null,\"error\":null,"
                + "\"user\":{\"username\":null,\"uid\":null,\"groups\":null,\"extra\":{\"k\":null}}}}}");
        assertThat(TokenReviewCodec.readEnvelope(stdout))
                .isEqualTo(new TokenReviewStatus(
                        false, Optional.of(new UserInfo("", "", List.of(), Map.of())), List.of(), ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{`status`:[]}                                   | status: expected an object, found an array",
                "{`status`:{`authenticated`:`true`}}             | status.authenticated: expected a boolean, found a string",
                "{`status`:{`authenticated`:1}}                  | status.authenticated: expected a boolean, found a number",
                "{`status`:{`user`:`ann`}}                       | status.user: expected an object, found a string",
                "{`status`:{`user`:{`groups`:{}}}}               | status.user.groups: expected an array, found an object",
                "{`status`:{`user`:{`groups`:[`a`,`b`,3]}}}      | status.user.groups[2]: expected a string, found a number",
                "{`status`:{`user`:{`extra`:[]}}}                | status.user.extra: expected an object, found an array",
                "{`status`:{`user`:{`extra`:{`k`:`v`}}}}         | status.user.extra.k: expected an array, found a string",
                "{`status`:{`user`:{`extra`:{`k`:[[]]}}}}        | status.user.extra.k[0]: expected a string, found an array",
                "{`apiVersion`:1}                                | apiVersion: expected a string, found a number"
            })
    void aWrongTypeAnywhereIsToldWithItsPath(String json, String problem) {
        RawJson review = RawJson.of(json.replace('`', '"'));
        assertThatThrownBy(() -> TokenReviewCodec.readStatus(review))
                .isInstanceOfSatisfying(
                        ReviewException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.RESPONSE_MALFORMED))
                .hasMessage(problem);
        assertThatThrownBy(() -> TokenReviewCodec.readEnvelope(RawJson.of("{\"response\":" + review + "}")))
                .hasMessage("response." + problem);
        assertThatThrownBy(() ->
                        TokenReviewCodec.readEnvelope(RawJson.of("{\"response\":" + review + ",\"error\":\"e\"}")))
                .isInstanceOfSatisfying(
                        ReviewException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.GUEST_REPORTED))
                .hasMessage("e");
    }

    @Test
    void noTextWithHalfASurrogatePairIsWritten() {
        String half = "x\ud83d";
        for (UserInfo user : List.of(
                UserInfo.of(half),
                UserInfo.of("ann", half),
                new UserInfo("ann", "", List.of(), Map.of(half, List.of("v"))),
                new UserInfo("ann", "", List.of(), Map.of("k", List.of(half))))) {
            TokenReviewStatus status = new TokenReviewStatus(true, Optional.of(user), List.of(), "");
            assertThatThrownBy(() -> TokenReviewCodec.writeAnswer(status))
                    .isInstanceOf(ReviewException.class)
                    .hasMessage("the text contains half a surrogate pair");
        }
    }
}
