package dev.wasmk8s.spec.json;

/** Makes foreign text fit for a message: bounded, and on one line. */
public final class PlainText {
    private PlainText() {}

    /**
     * The text with control characters written as escapes, cut off after {@code most} characters.
     *
     * @param most how many characters of the text are kept
     */
    public static String of(String text, int most) {
        boolean cut = text.length() > most;
        int end = cut && Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : Math.min(most, text.length());
        StringBuilder plain = new StringBuilder(end + 16);
        for (int i = 0; i < end; i++) {
            append(plain, text.charAt(i));
        }
        return cut
                ? plain.append("... (")
                        .append(text.length())
                        .append(" characters)")
                        .toString()
                : plain.toString();
    }

    private static void append(StringBuilder plain, char c) {
        switch (c) {
            case '\n' -> plain.append("\\n");
            case '\r' -> plain.append("\\r");
            case '\t' -> plain.append("\\t");
            case '\u2028', '\u2029' -> plain.append(escape(c));
            default -> {
                if (Character.isISOControl(c)) {
                    plain.append(escape(c));
                } else {
                    plain.append(c);
                }
            }
        }
    }

    private static String escape(char c) {
        return String.format("\\u%04x", (int) c);
    }
}
