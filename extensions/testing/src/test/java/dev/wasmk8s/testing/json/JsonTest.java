package dev.wasmk8s.testing.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wasmk8s.json.RawJson;
import org.junit.jupiter.api.Test;

class JsonTest {
    private static Json json(String text) throws InvalidJsonException {
        return Json.parse(RawJson.of(text));
    }

    @Test
    void values_are_equal_by_what_they_mean() throws InvalidJsonException {
        assertThat(json("{\"a\":1.0,\"b\":[\"\\u0041\"]}")).isEqualTo(json(" {\"b\":[\"A\"], \"a\":1}"));
        assertThat(json("[1,2]")).isNotEqualTo(json("[2,1]"));
        assertThat(json("{\"a\":null}")).isNotEqualTo(json("{}"));
        assertThat(json("1e999999999999")).isEqualTo(json("1e999999999999"));
    }

    @Test
    void what_is_printed_reads_as_what_it_was() throws InvalidJsonException {
        Json value = json("{\"a\":[1,{},[],{\"b\":null}],\"\\\"\":\"\\n\\u0000\\u2028\\ud83d\\ude00\",\"c\":true}");

        assertThat(json(value.compact())).isEqualTo(value);
        assertThat(json(value.pretty())).isEqualTo(value);
        assertThat(value.pretty()).startsWith("{\n  \"a\": [\n    1,\n    {},\n    [],\n    {\n      \"b\": null\n");
    }

    @Test
    void what_is_not_one_value_is_told_where() {
        assertThatExceptionOfType(InvalidJsonException.class)
                .isThrownBy(() -> json("{\n \"a\": }"))
                .satisfies(e -> assertThat(e.line()).isEqualTo(2));
        assertThatExceptionOfType(InvalidJsonException.class).isThrownBy(() -> json("{} {}"));
        assertThatExceptionOfType(InvalidJsonException.class).isThrownBy(() -> json(""));
        assertThatExceptionOfType(InvalidJsonException.class).isThrownBy(() -> json("{\"a\":1,\"a\":2}"));
    }
}
