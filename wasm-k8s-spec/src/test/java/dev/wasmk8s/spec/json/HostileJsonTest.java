package dev.wasmk8s.spec.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HostileJsonTest {
    static Stream<Arguments> documents() {
        return Stream.of(
                row("nothing", "", "the document is empty"),
                row("white space only", " \n\t", "the document is empty"),
                row("a key twice", "{\"a\":1,\"a\":2}", "a key occurs twice in one object near line 1"),
                row("a key twice, one escaped", "{\"a\":1,\"\\u0061\":2}", "a key occurs twice"),
                row("a key twice, deep", "{\"a\":[{\"b\":1,\"b\":1}]}", "a key occurs twice"),
                row("a null key twice", "{\"a\":null,\"a\":null}", "a key occurs twice"),
                row("a second value", "{} {}", "there is more after the JSON value"),
                row("a second value of another type", "{}5", "there is more after the JSON value"),
                row("text after the value", "{} x", "not valid JSON near line 1"),
                row("a zero byte after the value", "{ } \0", "not valid JSON near line 1"),
                row("a zero byte in a string", "{\"a\":\"\0\"}", "not valid JSON near line 1"),
                row("a line break in a string", "{\"a\":\"\n\"}", "not valid JSON near line 1"),
                row("an early end", "{\"a\":", "it ends early"),
                row("an early end in a string", "{\"a\":\"x", "it ends early"),
                row("no quotes", "{a:1}", "not valid JSON"),
                row("single quotes", "{'a':1}", "not valid JSON"),
                row("a comma too many", "{\"a\":1,}", "not valid JSON"),
                row("a comma too few", "{\"a\":1 \"b\":2}", "not valid JSON"),
                row("a comment", "{/* */}", "not valid JSON"),
                row("not a number", "{\"a\":NaN}", "not valid JSON"),
                row("infinity", "{\"a\":Infinity}", "not valid JSON"),
                row("a plus sign", "{\"a\":+1}", "not valid JSON"),
                row("a leading zero", "{\"a\":01}", "not valid JSON"),
                row("a bare point", "{\"a\":.5}", "not valid JSON"),
                row("a bad escape", "{\"a\":\"\\x\"}", "not valid JSON"),
                row("a number of 1001 digits", "{\"a\":" + "1".repeat(1001) + "}", "longer than allowed"),
                row("a key of 50001 characters", "{\"" + "k".repeat(50_001) + "\":1}", "longer than allowed"),
                row("arrays 201 deep", "[".repeat(201) + "]".repeat(201), "nested deeper than 200 levels"),
                row("arrays 100000 deep", "[".repeat(100_000) + "]".repeat(100_000), "nested deeper than 200 levels"),
                row("objects 100000 deep", "{\"a\":".repeat(100_000), "nested deeper than 200 levels"),
                bytes("a byte order mark", "efbbbf7b7d", "byte order mark"),
                bytes("UTF-16", "7b007d00", "a zero byte"),
                bytes("UTF-16, big-endian", "007b007d", "a zero byte"),
                bytes("UTF-16 with a mark", "feff007b007d", "not valid UTF-8 at byte 0"),
                bytes("a surrogate in UTF-8", "22eda08022", "not valid UTF-8 at byte 1"),
                bytes("an overlong slash", "22c0af22", "not valid UTF-8 at byte 1"),
                bytes("an overlong zero", "22e0808022", "not valid UTF-8 at byte 1"),
                bytes("beyond the last character", "22f490808022", "not valid UTF-8 at byte 1"),
                bytes("a sequence that ends early", "22e282", "not valid UTF-8 at byte 1"),
                bytes("a continuation byte alone", "2261800022", "not valid UTF-8 at byte 2"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("documents")
    void isRefusedWithATypedErrorThatSaysWhy(String name, RawJson document, String problem) {
        assertThatThrownBy(() -> JsonReader.check(document, FailureCode.RESPONSE_MALFORMED))
                .isInstanceOfSatisfying(ReviewException.class, e -> {
                    assertThat(e.code()).isEqualTo(FailureCode.RESPONSE_MALFORMED);
                    assertThat(e.detail()).contains(problem);
                });
        assertThat(document.isChecked()).isFalse();
    }

    @Test
    void aDocumentLargerThanTheLimitIsRefusedBeforeItIsParsed() {
        RawJson huge = RawJson.wrap(new byte[JsonLimits.BYTES + 1]);
        assertThatThrownBy(() -> JsonReader.check(huge, FailureCode.REQUEST_MALFORMED))
                .isInstanceOf(ReviewException.class)
                .hasMessageContaining("more than the 67108864 allowed");
    }

    @Test
    void whatIsUnusualButValidIsTaken() {
        for (String json : new String[] {
            "1e999999",
            "-0.0e-999999",
            "1".repeat(1000),
            "[".repeat(200) + "]".repeat(200),
            "\"" + "x".repeat(5_000_000) + "\"",
            "\"\\ud83d\\ude00\"",
            "\"\\u0000\"",
            " { \"\" : [ ] } \r\n\t ",
            "\"\u00e9\u20ac\ud83d\ude00\"",
        }) {
            RawJson document = RawJson.of(json);
            JsonReader.check(document, FailureCode.REQUEST_MALFORMED);
            assertThat(document.isChecked()).isTrue();
        }
    }

    @Test
    void manyDistinctKeysNeedNoMoreThanTheirSize() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write('{');
        for (int i = 0; i < 200_000; i++) {
            out.writeBytes(((i == 0 ? "" : ",") + "\"k" + i + "\":0").getBytes(StandardCharsets.UTF_8));
        }
        out.write('}');
        RawJson document = RawJson.wrap(out.toByteArray());
        JsonReader.check(document, FailureCode.REQUEST_MALFORMED);
        assertThat(document.isChecked()).isTrue();
    }

    @Test
    void messagesRepeatNothingOfTheDocument() {
        for (String json : new String[] {
            "{\"a\":secret}", "{\"a\":\"secret", "{\"secret value!\":{\"b\":1,\"b\":secret}}", "{\"a\":\"x\"} secret"
        }) {
            assertThatThrownBy(() -> JsonReader.check(RawJson.of(json), FailureCode.REQUEST_MALFORMED))
                    .isInstanceOf(ReviewException.class)
                    .hasMessageNotContaining("secret");
        }
    }

    private static Arguments row(String name, String json, String problem) {
        return Arguments.of(name, RawJson.of(json), problem);
    }

    private static Arguments bytes(String name, String hex, String problem) {
        return Arguments.of(name, RawJson.wrap(HexFormat.of().parseHex(hex)), problem);
    }
}
