package dev.wasmk8s.spec.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectLabelsTest {
    @Test
    void labels_are_read_wherever_they_stand() {
        assertThat(read("{\"spec\":{\"metadata\":{\"labels\":{\"no\":\"1\"}}},\"labels\":{\"no\":\"2\"},"
                        + "\"metadata\":{\"annotations\":{\"no\":\"3\"},"
                        + "\"labels\":{\"a\":\"b\",\"example.org/c\":\"\\u00e9\"},\"name\":\"x\"},\"kind\":\"Pod\"}"))
                .contains(Map.of("a", "b", "example.org/c", "\u00e9"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"metadata\":{}}", "{\"metadata\":{\"labels\":{}}}", "{\"metadata\":{\"labels\":null}}"})
    void an_object_may_have_no_labels(String object) {
        assertThat(read(object)).contains(Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"kind\":\"PodExecOptions\"}", "{\"metadata\":null}"})
    void an_object_may_have_no_metadata(String object) {
        assertThat(read(object)).isEmpty();
    }

    @Test
    void a_label_that_is_null_is_an_empty_one() {
        assertThat(read("{\"metadata\":{\"labels\":{\"a\":null,\"b\":\"c\",\"d\":null}}}"))
                .contains(Map.of("a", "", "b", "c", "d", ""));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = ';',
            value = {
                "[]; expected an object, found an array",
                "{\"metadata\":[]}; metadata: expected an object, found an array",
                "{\"metadata\":{\"labels\":\"a\"}}; metadata.labels: expected an object, found a string",
                "{\"metadata\":{\"labels\":{\"a\":1}}}; metadata.labels.a: expected a string, found a number",
                "{\"metadata\":{\"labels\":{\"a\":{}}}}; metadata.labels.a: expected a string, found an object"
            })
    void what_is_of_another_type_is_an_error(String object, String problem) {
        assertThatThrownBy(() -> read(object))
                .isInstanceOfSatisfying(
                        ReviewException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.REQUEST_MALFORMED))
                .hasMessage(problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"metadata\":{\"labels\":{\"a\":\"b\",\"a\":\"c\"}}}",
                "{\"metadata\":{\"labels\":{\"a\":null,\"a\":\"c\"}}}",
                "{\"metadata\":{\"labels\":{}},\"metadata\":{}}",
                "{\"metadata\":{\"labels\":{\"a\":nul}}}",
                "{\"metadata\":{\"labels\":{\"a\":\"b\",}}}",
                "{\"metadata\":{\"labels\":{\"a\":\"\\ud800\"}}}",
                "{\"metadata\":{}} {}"
            })
    void what_could_be_read_in_two_ways_is_an_error(String object) {
        assertThatThrownBy(() -> read(object)).isInstanceOf(ReviewException.class);
    }

    private static Optional<Map<String, String>> read(String object) {
        return ObjectLabels.read(RawJson.of(object), FailureCode.REQUEST_MALFORMED);
    }
}
