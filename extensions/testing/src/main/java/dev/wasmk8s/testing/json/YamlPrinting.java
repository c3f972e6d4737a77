package dev.wasmk8s.testing.json;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes JSON values as YAML of many lines, for people to read and change. */
public final class YamlPrinting {
    private static final String STEP = "  ";
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_./-]*( [A-Za-z0-9_./-]+)*");
    private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_./-]*");
    /** Words that YAML reads as something else than text. */
    private static final Set<String> WORDS = Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

    private final StringBuilder out = new StringBuilder();

    private YamlPrinting() {}

    /**
     * One key of a document and its value, with a line feed at the end.
     *
     * @param key the key
     * @param value the value
     */
    public static String entry(String key, Json value) {
        YamlPrinting printing = new YamlPrinting();
        printing.member(key, value, 0);
        return printing.out.toString();
    }

    private void member(String key, Json value, int depth) {
        out.append(isPlain(PLAIN_KEY, key) ? key : quoted(key)).append(':');
        below(value, depth);
    }

    /** What follows a colon or a dash: on the same line, or on lines of its own. */
    private void below(Json value, int depth) {
        if (value instanceof Json.Mapping object && !object.isEmpty()) {
            out.append('\n');
            for (Map.Entry<String, Json> member : object.members().entrySet()) {
                indent(depth + 1);
                member(member.getKey(), member.getValue(), depth + 1);
            }
        } else if (value instanceof Json.Sequence list && !list.isEmpty()) {
            out.append('\n');
            for (Json element : list.elements()) {
                indent(depth + 1);
                out.append('-');
                below(element, depth + 1);
            }
        } else {
            out.append(' ').append(scalar(value)).append('\n');
        }
    }

    private void indent(int depth) {
        out.append(STEP.repeat(depth));
    }

    private static String scalar(Json value) {
        return value instanceof Json.Text text && isPlain(PLAIN, text.value()) ? text.value() : value.compact();
    }

    private static boolean isPlain(Pattern pattern, String text) {
        return pattern.matcher(text).matches() && !WORDS.contains(text.toLowerCase(Locale.ROOT));
    }

    private static String quoted(String text) {
        return new Json.Text(text).compact();
    }
}
