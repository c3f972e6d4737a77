package dev.wasmk8s.testing.report;

import dev.wasmk8s.testing.Difference;
import dev.wasmk8s.testing.GoldenResult;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Results in the XML of JUnit, which servers for continuous integration read. */
public final class JunitXmlReport {
    private JunitXmlReport() {}

    /**
     * The report, with a line feed at the end.
     *
     * @param suite what to call the tests together
     */
    public static String of(String suite, List<GoldenResult> results) {
        long failed = results.stream().filter(result -> !result.passed()).count();
        Duration all = results.stream().map(GoldenResult::time).reduce(Duration.ZERO, Duration::plus);
        StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite")
                .append(attribute("name", suite))
                .append(attribute("tests", Integer.toString(results.size())))
                .append(attribute("failures", Long.toString(failed)))
                .append(attribute("errors", "0"))
                .append(attribute("skipped", "0"))
                .append(attribute("time", seconds(all)))
                .append(">\n");
        for (GoldenResult result : results) {
            append(out, suite, result);
        }
        return out.append("</testsuite>\n").toString();
    }

    private static void append(StringBuilder out, String suite, GoldenResult result) {
        out.append("  <testcase")
                .append(attribute("name", result.test().name()))
                .append(attribute("classname", suite))
                .append(attribute("file", result.test().file().toString()))
                .append(attribute("time", seconds(result.time())));
        if (result.passed()) {
            out.append("/>\n");
            return;
        }
        List<Difference> differences = result.differences();
        String text = differences.stream().map(Difference::toString).collect(Collectors.joining("\n"));
        out.append(">\n    <failure")
                .append(attribute("message", differences.size() + " difference(s)"))
                .append('>')
                .append(escaped(text))
                .append("</failure>\n  </testcase>\n");
    }

    private static String attribute(String name, String value) {
        return " " + name + "=\"" + escaped(value) + "\"";
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.3f", time.toNanos() / 1e9);
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                default -> out.appendCodePoint(isXml(c) ? c : '?');
            }
        });
        return out.toString();
    }

    /** Whether XML 1.0 has the character at all. */
    private static boolean isXml(int c) {
        return c == '\n'
                || c == '\t'
                || (c >= ' ' && c < Character.MIN_SURROGATE)
                || (c > Character.MAX_SURROGATE && c < 0xfffe)
                || c > 0xffff;
    }
}
