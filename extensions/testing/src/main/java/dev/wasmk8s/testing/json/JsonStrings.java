package dev.wasmk8s.testing.json;

/** Strings between quotes, as JSON writes them and YAML reads them. */
final class JsonStrings {
    private static final char DELETE = 0x7f;
    private static final char LAST_CONTROL = 0x9f;
    private static final String MARKS = "\u2028\u2029\ufeff";

    private JsonStrings() {}

    static void append(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            append(out, text.charAt(i), isHalf(text, i));
        }
        out.append('"');
    }

    private static void append(StringBuilder out, char c, boolean half) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                // What a terminal or a YAML reader would not take as it is.
                if (half || c < ' ' || (c >= DELETE && c <= LAST_CONTROL) || MARKS.indexOf(c) >= 0) {
                    out.append(String.format("\\u%04x", (int) c));
                } else {
                    out.append(c);
                }
            }
        }
    }

    private static boolean isHalf(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }
}
