package dev.wasmk8s.runtime.internal.conformance;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.spec.cases.ConformanceCase;
import dev.wasmk8s.spec.cases.ConformanceCases;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the magic modules must answer, in whatever language: conformance cases, but with the modules that they name. */
final class MagicCases {
    private static final int LARGE = 100_000;

    private MagicCases() {}

    /** A case for each module. */
    static List<ConformanceCase> all() {
        return Language.MAGIC.stream().map(MagicCases::read).toList();
    }

    private static ConformanceCase read(String module) {
        try (InputStream in = MagicCases.class.getResourceAsStream(module + ".json")) {
            if (in == null) {
                throw new IllegalStateException("there is no file of cases for " + module);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return ConformanceCases.parse(RawJson.of(text.replace("\"@large\"", large())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A string that stands in the files by name. It has escapes, and letters of one to four bytes. */
    private static String large() {
        String part = "0123456789 abcdefghijklmnopqrstuvwxyz \\\"\\\\\\n\\u0041 äßж€ 😀 ";
        return '"' + part.repeat(LARGE / part.length()) + '"';
    }
}
