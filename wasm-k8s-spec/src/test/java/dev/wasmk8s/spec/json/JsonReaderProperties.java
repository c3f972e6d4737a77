package dev.wasmk8s.spec.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What is read and what is refused, against another reader of JSON. */
class JsonReaderProperties {
    private static final JsonMapper OTHER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final List<String> DOCUMENTS = List.of(
            "{\"a\":[1,-2.50e+3,true,false,null],\"b\":{\"c\":\"x\\u00e9\\n\",\"d\":\"\u20ac\ud83d\ude00\"},\"\":{}}",
            "[[],[{}],\"\",\"a longer text with a \\\\ and a \\\" in it\",0,-0,1E5,123456789012]",
            " {\"key-0001\" : 1 ,\n\t\"key-0002\":2, \"key-0003\":3,\"KEY-0001\":4 } ",
            "\"\\ud83d\\ude00 \\/\\b\\f\\r\\t\"",
            "-12.5");
    /** Pieces that put JSON right or wrong. */
    private static final String[] PIECES = {
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\\",
        "\\u",
        "\\u00",
        "0",
        "-",
        ".",
        "e",
        "+",
        "true",
        "nul",
        "null",
        " ",
        "\n",
        "\0",
        "a",
        "\"a\":",
        "\"key-0001\":1,",
        "\u00e9",
        "\u001f",
        "\u007f",
        "01",
        "{}",
        "[]",
        "\"\"",
        "\\u0061"
    };

    @Property(tries = 20_000)
    void damaged_documents_are_taken_or_refused_as_another_reader_does(
            @ForAll long seed, @ForAll @IntRange(max = 3) int edits) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder(DOCUMENTS.get(random.nextInt(DOCUMENTS.size())));
        for (int i = 0; i < edits; i++) {
            int from = random.nextInt(text.length() + 1);
            int to = Math.min(text.length(), from + random.nextInt(3));
            text.replace(from, to, random.nextBoolean() ? PIECES[random.nextInt(PIECES.length)] : "");
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);

        assertThat(isTaken(bytes)).as(text.toString()).isEqualTo(isTakenByOther(bytes));
    }

    @Property(tries = 5_000)
    void texts_mean_what_another_reader_says(@ForAll String value, @ForAll String key) {
        String document = OTHER.writeValueAsString(List.of(value, key));
        String escaped = document.replace("e", "\\u0065");

        for (String json : List.of(document, escaped)) {
            List<String> expected =
                    OTHER.readValue(json, OTHER.getTypeFactory().constructCollectionType(List.class, String.class));
            if (expected.stream().allMatch(Surrogates::arePaired)) {
                assertThat(JsonReader.read(RawJson.of(json), FailureCode.INTERNAL, JsonReader::strings))
                        .isEqualTo(expected);
            }
        }
    }

    private static boolean isTaken(byte[] bytes) {
        try {
            JsonReader.check(RawJson.wrap(bytes), FailureCode.INTERNAL);
            return true;
        } catch (ReviewException e) {
            return false;
        }
    }

    private static boolean isTakenByOther(byte[] bytes) {
        try {
            // As text, lest it takes a zero byte for a sign of UTF-16.
            return !OTHER.readTree(new String(bytes, StandardCharsets.UTF_8)).isMissingNode();
        } catch (JacksonException e) {
            return false;
        }
    }
}
