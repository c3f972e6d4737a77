package dev.wasmk8s.gateway.internal.answer;

import java.util.Locale;

/** Quotes texts in messages as the API server does, so that nothing in them can be taken for the rest of the message. */
public final class Quoted {
    private static final String ESCAPED = "\u0007\b\f\n\r\t\u000b\"\\";
    private static final String LETTERS = "abfnrtv\"\\";

    private Quoted() {}

    /** The text in double quotes; quotes, backslashes and what does not print are escaped. */
    public static String of(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(c -> append(quoted, c));
        return quoted.append('"').toString();
    }

    private static void append(StringBuilder quoted, int c) {
        int escape = ESCAPED.indexOf(c);
        if (escape >= 0) {
            quoted.append('\\').append(LETTERS.charAt(escape));
        } else if (isPrintable(c)) {
            quoted.appendCodePoint(c);
        } else if (c < 0x80) {
            quoted.append(String.format(Locale.ROOT, "\\x%02x", c));
        } else {
            quoted.append(String.format(Locale.ROOT, c < 0x10000 ? "\\u%04x" : "\\U%08x", c));
        }
    }

    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }
}
