package dev.wasmk8s.spec.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.json.JsonMapper;

/** What is written is what a JSON library writes, byte for byte, and reads back. */
class JsonWriterProperties {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Text of whole characters, many of them special in JSON or several bytes long. */
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "a",
                        "Z",
                        "\"",
                        "\\",
                        "/",
                        "\b",
                        "\t",
                        "\n",
                        "\f",
                        "\r",
                        "\0",
                        "\u001f",
                        "\u007f",
                        "\u0080",
                        "é",
                        "\u07ff",
                        "\u0800",
                        "\u2028",
                        "\uffff",
                        "\ud83d\ude00",
                        "\udbff\udfff",
                        "{",
                        "[",
                        ":",
                        ",")
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 500)
    void texts_are_written_as_a_library_writes_them(@ForAll("texts") String key, @ForAll("texts") String value) {
        JsonWriter out = new JsonWriter(FailureCode.INTERNAL, 0);
        out.string(key, value);
        assertThat(out.finish().toByteArray()).isEqualTo(JSON.writeValueAsBytes(Map.of(key, value)));
    }

    @Property(tries = 200)
    void structures_are_written_as_a_library_writes_them(
            @ForAll("texts") String text, @ForAll int number, @ForAll boolean flag) {
        RawJson raw = RawJson.of(" [ {} , \"[\" ] ");
        JsonWriter out = new JsonWriter(FailureCode.INTERNAL, raw.size());
        out.object("empty");
        out.end();
        out.optional("texts", List.of(text, "", text));
        out.raw("raw", raw);
        out.number("number", number);
        out.bool("flag", flag);
        out.optionalObjects("objects", List.of("a", "b"), name -> out.string(name, text));
        out.optionalListMap("lists", Map.of("l", List.of(text)));
        out.raw("last", raw);
        RawJson written = out.finish();
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("empty", Map.of());
        expected.put("texts", List.of(text, "", text));
        expected.put("raw", List.of(Map.of(), "["));
        expected.put("number", number);
        expected.put("flag", flag);
        expected.put("objects", List.of(Map.of("a", text), Map.of("b", text)));
        expected.put("lists", Map.of("l", List.of(text)));
        expected.put("last", List.of(Map.of(), "["));
        assertThat((Object) JSON.readValue(written.toByteArray(), Map.class)).isEqualTo(expected);
    }

    @Example
    void an_object_that_was_not_ended_is_a_defect() {
        JsonWriter out = new JsonWriter(FailureCode.INTERNAL, 0);
        out.object("open");
        assertThatIllegalStateException().isThrownBy(out::finish);
        assertThatIllegalStateException().isThrownBy(new JsonWriter(FailureCode.INTERNAL, 0).end()::finish);
    }

    @Property(tries = 200)
    void a_key_twice_is_found_in_objects_of_any_size(@ForAll("sizes") int size, @ForAll("sizes") int nested) {
        StringBuilder json = new StringBuilder("{");
        for (int i = 0; i < size; i++) {
            json.append("\"k")
                    .append(i)
                    .append("\":{\"k0\":[{\"k0\":1}],\"k")
                    .append(nested + 1)
                    .append("\":2},");
        }
        String well = json + "\"end\":0}";
        JsonReader.check(RawJson.of(well), FailureCode.INTERNAL);
        for (String twice : List.of("k0", "k" + (size - 1))) {
            assertThat(catchThrowable(
                            () -> JsonReader.check(RawJson.of(json + "\"" + twice + "\":0}"), FailureCode.INTERNAL)))
                    .hasMessageContaining("a key occurs twice in one object");
        }
    }

    @Provide
    Arbitrary<Integer> sizes() {
        return Arbitraries.of(1, 2, 15, 16, 17, 18, 40, 300);
    }
}
