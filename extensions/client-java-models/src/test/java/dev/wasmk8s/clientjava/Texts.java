package dev.wasmk8s.clientjava;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Texts that JSON libraries have had trouble with, and others. */
final class Texts {
    private static final int SURROGATES = 0xD800;
    private static final int AFTER_SURROGATES = 0xE000;

    private Texts() {}

    static Arbitrary<String> any() {
        Arbitrary<String> known = Arbitraries.of(
                "",
                "a",
                "system:masters",
                "<&>'\"\\/",
                "\u0000\u001f\u007f\u2028",
                "\u00e9\ud83d\ude00",
                "\ufeff",
                "\uffff\ufffd",
                "null",
                "1e400",
                " ");
        return Arbitraries.frequencyOf(Tuple.of(3, known), Tuple.of(1, random()));
    }

    /** Of all code points but half surrogate pairs. */
    private static Arbitrary<String> random() {
        return Arbitraries.integers()
                .between(0, Character.MAX_CODE_POINT)
                .filter(c -> c < SURROGATES || c >= AFTER_SURROGATES)
                .list()
                .ofMaxSize(8)
                .map(points -> {
                    StringBuilder text = new StringBuilder();
                    points.forEach(text::appendCodePoint);
                    return text.toString();
                });
    }
}
