package dev.wasmk8s.gateway.internal.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WarningHeadersTest {
    private static List<String> headers(List<String> texts) {
        return WarningHeaders.of(texts).all("Warning");
    }

    @Test
    void textsAreQuoted() {
        assertThat(headers(List.of("a \"b\" \\c \u00e9\ud83d\ude00")))
                .containsExactly("299 - \"a \\\"b\\\" \\\\c \u00e9\ud83d\ude00\"");
    }

    @Test
    void emptyTextsRepetitionsAndControlCharactersAreLeftOut() {
        assertThat(headers(List.of("", "a", "b\nc", "d\re", "f\u0085", "g\u007f", "\ud800", "a", "h")))
                .containsExactly("299 - \"a\"", "299 - \"h\"");
    }

    @Test
    void atTheLimitNothingIsCut() {
        assertThat(headers(List.of("x".repeat(4000), "y".repeat(96)))).allMatch(header -> header.length() > 90);
        assertThat(headers(List.of("x".repeat(4000), "y".repeat(96))).get(0)).hasSize(4000 + 8);
    }

    @Test
    void pastTheLimitEveryTextIsCut() {
        List<String> cut = headers(List.of("x".repeat(4000), "\ud83d\ude00".repeat(300), "short"));
        assertThat(cut)
                .containsExactly(
                        "299 - \"" + "x".repeat(256) + '"',
                        "299 - \"" + "\ud83d\ude00".repeat(256) + '"',
                        "299 - \"short\"");
    }

    @Test
    void theTextThatOverflowsTheLimitIsWrittenThoughOthersFillIt() {
        List<String> texts = new ArrayList<>();
        IntStream.range(0, 18).forEach(i -> texts.add((char) ('a' + i) + "x".repeat(255)));
        assertThat(headers(texts)).hasSize(17);
        assertThat(headers(texts.subList(0, 16))).hasSize(16);
    }

    @Test
    void pastTheLimitOfCutTextsTheRestIsDropped() {
        List<String> texts = new ArrayList<>();
        IntStream.range(0, 20).forEach(i -> texts.add(i + "x".repeat(300)));
        assertThat(headers(texts)).hasSize(16);
    }
}
