package dev.wasmk8s.spec.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ \"a\" : [1 , {}] }",
                "[ ]",
                "\"x\\u00e9\\\"\u20ac\"",
                "\"\"",
                "0",
                "-1.50E+7",
                "123456789012345678901234567890",
                "1e999999",
                "true",
                "false"
            })
    void slicesAnyValueOutOfTheInputAsItIs(String value) {
        for (String pattern : new String[] {"{\"k\":%s}", "{\"k\" :\n %s , \"l\":0}", "{\"j\":[0],\"k\":\t%s\r\n}"}) {
            RawJson document = RawJson.of(String.format(pattern, value));
            RawJson slice = read(document, in -> member(in, "k"));
            assertThat(slice).hasToString(value);
            assertThat(slice.isChecked()).isTrue();
        }
    }

    @Test
    void readsAPartOfALargerArray() {
        byte[] bytes = "xx{\"k\":{\"a\":\"\u20ac\"}}yy".getBytes(StandardCharsets.UTF_8);
        RawJson document = RawJson.wrap(bytes, 2, bytes.length - 4);
        RawJson slice = read(document, in -> member(in, "k"));
        assertThat(slice).hasToString("{\"a\":\"\u20ac\"}");
        assertThat(slice.<byte[]>read((array, offset, size) -> array)).isSameAs(bytes);
    }

    @Test
    void aKeyWhoseValueIsNullIsPassedOver() {
        List<String> keys = read(RawJson.of("{\"a\":null,\"b\":1,\"c\":null,\"d\":null,\"e\":{},\"f\":null}"), in -> {
            List<String> found = new ArrayList<>();
            in.object();
            for (String key = in.field(); key != null; key = in.field()) {
                found.add(key);
                in.skip();
            }
            return found;
        });
        assertThat(keys).containsExactly("b", "e");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "1,              expected a string; found a number",
                "1.5,            expected a string; found a number with a fraction or exponent",
                "true,           expected a string; found a boolean",
                "{},             expected a string; found an object",
                "[],             expected a string; found an array",
                "null,           expected a string; found null",
                "`\"\\ud800\"`,  the text contains half a surrogate pair",
                "`\"\\udc00\"`,  the text contains half a surrogate pair",
                "`\"\\ud800x\"`, the text contains half a surrogate pair",
                "`\"\\ud800\\ud800\\udc00\"`, the text contains half a surrogate pair"
            })
    void aWrongElementIsNamedByItsPath(String element, String problem) {
        RawJson document = RawJson.of("{\"user\":{\"groups\":[\"a\",\"b\"," + element + "]}}");
        assertThatThrownBy(() -> read(document, in -> in.map(user -> user.map(JsonReader::strings))))
                .isInstanceOf(ReviewException.class)
                .hasMessage("user.groups[2]: " + problem.replace(';', ','));
    }

    @Test
    void aWrongValueAtTheTopHasNoPath() {
        assertProblem("[]", in -> in.map(JsonReader::raw), "expected an object, found an array");
        assertProblem("{}", JsonReader::strings, "expected an array, found an object");
        assertProblem("\"x\"", JsonReader::integer, "expected an integer, found a string");
        assertProblem("0", JsonReader::bool, "expected a boolean, found a number");
    }

    @Test
    void aKeyThatIsNoPlainWordIsNotRepeated() {
        for (String key : new String[] {"", "two words", "line\\nbreak", "\u00e9", "x".repeat(64)}) {
            assertProblem(
                    "{\"a\":{\"" + key + "\":1}}",
                    in -> in.map(inner -> inner.map(JsonReader::string)),
                    "a[key]: expected a string, found a number");
        }
    }

    @Test
    void keysOfAnyLengthAreReadAndComparedWhole() {
        for (int length = 0; length < 40; length++) {
            String key = "the same in all".repeat(3).substring(0, length);
            List<String> keys = List.of(key, key + "z", "a" + key, "b" + key, "a" + key + "a");
            String inner = String.join(
                    ",", keys.stream().map(each -> '"' + each + "\":0").toList());
            // Once from the document, and once from what is kept.
            assertThat(keys("{" + inner + "}")).isEqualTo(keys);
            assertThat(keys("{" + inner + "}")).isEqualTo(keys);
            for (String each : keys) {
                // Here the key is the last that there is in the array.
                assertThat(keys("{\"" + each + "\":0}")).containsExactly(each);
                RawJson twice = RawJson.of("{" + inner + ",\"" + each + "\":0}");
                assertThatThrownBy(() -> read(twice, JsonReader::raw)).hasMessageContaining("a key occurs twice");
            }
        }
    }

    private static List<String> keys(String json) {
        Map<String, Integer> values = read(RawJson.of(json), in -> in.map(JsonReader::integer));
        return List.copyOf(values.keySet());
    }

    @Test
    void numbersAreIntegersOf32Bits() {
        assertThat(read(RawJson.of("-2147483648"), JsonReader::integer)).isEqualTo(Integer.MIN_VALUE);
        assertProblem("2147483648", JsonReader::integer, "the number does not fit into 32 bits");
        assertProblem("9".repeat(900), JsonReader::integer, "the number does not fit into 32 bits");
        assertProblem("1.0", JsonReader::integer, "expected an integer, found a number with a fraction or exponent");
        assertProblem("1e2", JsonReader::integer, "expected an integer, found a number with a fraction or exponent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud83d", "\\ude00", "x\\ud83dx", "\\ude00\\ud83d"})
    void aKeyWithHalfASurrogatePairIsRefused(String key) {
        assertThatThrownBy(() -> read(RawJson.of("{\"" + key + "\":\"x\"}"), in -> in.map(JsonReader::string)))
                .isInstanceOf(ReviewException.class);
        assertThatThrownBy(
                        () -> JsonReader.check(RawJson.of("[{\"" + key + "\":\"x\"}]"), FailureCode.REQUEST_MALFORMED))
                .isInstanceOf(ReviewException.class)
                .hasMessageContaining("half a surrogate pair");
    }

    @Test
    void aSyntaxErrorTellsItsPlace() {
        assertProblem(
                "{\"a\":\n  {\"b\": x}}",
                in -> in.map(JsonReader::raw),
                "not valid JSON near line 2, column 9, in a.b");
    }

    private static void assertProblem(String json, Function<JsonReader, ?> body, String problem) {
        assertThatThrownBy(() -> read(RawJson.of(json), body))
                .isInstanceOfSatisfying(ReviewException.class, e -> {
                    assertThat(e.code()).isEqualTo(FailureCode.REQUEST_MALFORMED);
                    assertThat(e.module()).isEmpty();
                })
                .hasMessage(problem);
    }

    private static <T> T read(RawJson document, Function<JsonReader, T> body) {
        return JsonReader.read(document, FailureCode.REQUEST_MALFORMED, body);
    }

    private static RawJson member(JsonReader in, String wanted) {
        RawJson value = null;
        in.object();
        for (String key = in.field(); key != null; key = in.field()) {
            if (key.equals(wanted)) {
                value = in.raw();
            } else {
                in.skip();
            }
        }
        return value;
    }
}
