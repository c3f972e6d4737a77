package dev.wasmk8s.runtime.internal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code docs/conformance.md}, whose tables stand between comments that name them. */
record ConformancePage(String text) {
    private static final Path FILE = Path.of("..", "docs", "conformance.md");

    static ConformancePage read() throws IOException {
        return new ConformancePage(Files.readString(FILE));
    }

    /** The same with another table. */
    ConformancePage with(String name, String table) {
        String begin = "<!-- " + name + ": generated -->\n";
        String end = "<!-- end of " + name + " -->\n";
        assertThat(text).contains(begin, end);
        return new ConformancePage(text.substring(0, text.indexOf(begin) + begin.length())
                + "\n"
                + table
                + "\n"
                + text.substring(text.indexOf(end)));
    }

    /** The code block after a comment that names it. */
    String code(String name) {
        String begin = "<!-- " + name + " -->\n```java\n";
        assertThat(text).contains(begin);
        int from = text.indexOf(begin) + begin.length();
        return text.substring(from, text.indexOf("```\n", from));
    }

    /** Writes it, if this JVM was started with {@code -Dconformance.page=write}. */
    void writeIfAsked() throws IOException {
        if ("write".equals(System.getProperty("conformance.page"))) {
            Files.writeString(FILE, text);
        }
    }
}
