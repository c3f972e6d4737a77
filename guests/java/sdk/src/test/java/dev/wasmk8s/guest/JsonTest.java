package dev.wasmk8s.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[1",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "[1,]",
                "[,1]",
                "{,}",
                "[1 2]",
                "{\"a\":1 \"b\":2}",
                "01",
                "-",
                "1.",
                ".5",
                "1e",
                "+1",
                "nul",
                "tru",
                "falsch",
                "NaN",
                "'a'",
                "\"a",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"\\ud800\"",
                "\"\\udc00\"",
                "\"\\ud800\\u0041\"",
                "\"a\nb\"",
                "1 1",
                "{} x",
                "{1:2}",
                "[}",
                "{]"
            })
    void what_is_not_one_value_is_refused(String json) {
        assertThatThrownBy(() -> Json.parse(json)).isInstanceOf(GuestException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0.0",
                "1e+9",
                "12.50E-3",
                "\"\"",
                "\"\\ud83d\\ude00\"",
                "[]",
                "{}",
                "[[],{}]",
                " [ 1 , 2 ] ",
                "null",
                "true",
                "false",
                "\"é€😀\"",
                "{\"a\":{\"a\":[1,{}]},\"b\":null}"
            })
    void what_is_one_value_is_kept_as_it_is(String json) {
        assertThat(Json.parse(json)).hasToString(json.strip());
    }

    @Test
    void bytes_that_are_not_text_are_refused() {
        for (byte[] bytes : List.of(
                new byte[] {'"', (byte) 0xff, '"'},
                new byte[] {'"', (byte) 0xc0, (byte) 0x80, '"'},
                new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'},
                new byte[] {'"', (byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80, '"'},
                new byte[] {'"', (byte) 0xe2, (byte) 0x82})) {
            assertThatThrownBy(() -> new JsonCursor(bytes, 0, bytes.length).value())
                    .isInstanceOf(GuestException.class)
                    .hasMessageStartingWith("not UTF-8");
        }
    }

    @Test
    void strings_go_out_and_come_back() {
        String text = "\"\\\b\f\n\r\t\u0000\u001f é€😀/";
        assertThat(Json.parse(Json.of(text).toString()).text()).isEqualTo(text);
        assertThat(Json.of("\ud800x").text()).isEqualTo("\ufffdx");
        assertThat(Json.of(List.of("a", "b"))).hasToString("[\"a\",\"b\"]");
    }

    @Test
    void escapes_of_any_kind_are_read() {
        assertThat(Json.parse("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00E9\\ud83d\\ude00x\"")
                        .text())
                .isEqualTo("\"\\/\b\f\n\r\té😀x");
    }

    @Test
    void bytes_of_any_number_become_padded_base64() {
        for (int length = 0; length < 300; length++) {
            byte[] bytes = new byte[length];
            new Random(length).nextBytes(bytes);
            assertThat(new JsonWriter(0).base64(new Json(bytes, 0, length)).toJson())
                    .hasToString('"' + java.util.Base64.getEncoder().encodeToString(bytes) + '"');
        }
    }

    @Test
    void deep_nesting_is_refused() {
        assertThat(Json.parse("[".repeat(200) + "]".repeat(200)).elements()).hasSize(1);
        assertThatThrownBy(() -> Json.parse("[".repeat(201) + "]".repeat(201)))
                .hasMessageStartingWith("too many levels");
    }
}
