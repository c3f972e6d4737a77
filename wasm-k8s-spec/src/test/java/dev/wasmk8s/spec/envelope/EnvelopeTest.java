package dev.wasmk8s.spec.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {
    private static final RawJson REVIEW = RawJson.of("{ \"kind\": \"X\" }");

    @Test
    void withoutSettingsThereIsNoKeyForThem() {
        assertThat(RequestEnvelope.write(REVIEW, Optional.empty())).hasToString("{\"request\":" + REVIEW + "}");
        assertThat(RequestEnvelope.write(REVIEW, Optional.of(RawJson.of("null"))))
                .hasToString("{\"request\":" + REVIEW + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "false", "0", "\"\"", "{\"n\": 1.10, \"big\": 123456789012345678901}", " 5 "})
    void settingsAreSentAsTheyAre(String settings) {
        assertThat(RequestEnvelope.write(REVIEW, Optional.of(RawJson.of(settings))))
                .hasToString("{\"request\":" + REVIEW + ",\"settings\":" + settings + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{},\"request\":{}", "{}{}", "{\"a\":1,\"a\":2}", "undefined"})
    void settingsThatAreNotOneJsonValueAreRefused(String settings) {
        assertThatThrownBy(() -> RequestEnvelope.write(REVIEW, Optional.of(RawJson.of(settings))))
                .isInstanceOfSatisfying(
                        ReviewException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.REQUEST_MALFORMED))
                .hasMessageStartingWith("settings: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "5", "{},\"settings\":{}", "{}}"})
    void aReviewThatIsNotOneObjectIsRefused(String review) {
        assertThatThrownBy(() -> RequestEnvelope.write(RawJson.of(review), Optional.empty()))
                .isInstanceOf(ReviewException.class)
                .hasMessageStartingWith("request: ");
    }

    @Test
    void theResponseIsAPartOfTheOutput() {
        assertThat(ResponseEnvelope.read(RawJson.of(" {\"x\":[1],\"response\": {\"a\" : 1.0} ,\"error\":null}\n")))
                .hasToString("{\"a\" : 1.0}");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{\"error\":\"no\"}                               | GUEST_REPORTED     | no",
                "{\"error\":\"no\",\"response\":{}}               | GUEST_REPORTED     | no",
                "{\"response\":5,\"error\":\"no\"}                | GUEST_REPORTED     | no",
                "{\"response\":null,\"error\":\"no\"}             | GUEST_REPORTED     | no",
                "{\"error\":\"a\\nb\\u001b\\u2028\\u202e\"}       | GUEST_REPORTED     | a\\nb\\u001b\\u2028\\u202e",
                "{\"error\":\"no\",\"error\":\"\"}                | RESPONSE_MALFORMED | a key occurs twice",
                "{\"error\":\"no\"} x                             | RESPONSE_MALFORMED | not valid JSON",
                "{\"error\":5,\"response\":{}}                    | RESPONSE_MALFORMED | error: expected a string",
                "{\"error\":[],\"response\":{}}                   | RESPONSE_MALFORMED | error: expected a string",
                "{\"error\":{},\"response\":{}}                   | RESPONSE_MALFORMED | error: expected a string",
                "{\"error\":false,\"response\":{}}                | RESPONSE_MALFORMED | error: expected a string",
                "{}                                               | RESPONSE_MALFORMED | response: missing",
                "{\"error\":\"\"}                                 | RESPONSE_MALFORMED | response: missing",
                "{\"response\":null}                              | RESPONSE_MALFORMED | response: missing",
                "{\"RESPONSE\":{}}                                | RESPONSE_MALFORMED | response: missing",
                "{\"response\":[]}                                | RESPONSE_MALFORMED | response: expected an object",
                "{\"response\":\"{}\"}                            | RESPONSE_MALFORMED | response: expected an object",
                "{\"response\":{},\"response\":{}}                | RESPONSE_MALFORMED | a key occurs twice",
                "[]                                               | RESPONSE_MALFORMED | expected an object",
                "null                                             | RESPONSE_MALFORMED | expected an object, found null",
                "``                                               | RESPONSE_MALFORMED | the document is empty"
            })
    void anOutputThatIsNoAnswerFailsTheCall(String stdout, FailureCode code, String problem) {
        assertThatThrownBy(() -> ResponseEnvelope.read(RawJson.of(stdout)))
                .isInstanceOfSatisfying(
                        ReviewException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageStartingWith(problem);
    }

    @Test
    void theTextOfAnErrorIsBounded() {
        String text = "x".repeat(4095) + "\ud83d\ude00".repeat(1_000_000);
        assertThatThrownBy(() -> ResponseEnvelope.read(RawJson.of("{\"error\":\"" + text + "\"}")))
                .isInstanceOf(ReviewException.class)
                .hasMessage("x".repeat(4095) + "... (2004095 characters)");
    }
}
