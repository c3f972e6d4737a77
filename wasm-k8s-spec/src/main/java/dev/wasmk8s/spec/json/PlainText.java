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
        int c;
        for (int i = 0; i < end; i += Character.charCount(c)) {
            c = text.codePointAt(i);
            append(plain, c);
        }
        return cut
                ? plain.append("... (")
                        .append(text.length())
                        .append(" characters)")
                        .toString()
                : plain.toString();
    }

    private static void append(StringBuilder plain, int c) {
        switch (c) {
            case '\n' -> plain.append("\\n");
            case '\r' -> plain.append("\\r");
            case '\t' -> plain.append("\\t");
            default -> {
                if (isInvisible(c)) {
                    plain.append(String.format("\\u%04x", c));
                } else {
                    plain.appendCodePoint(c);
                }
            }
        }
    }

    /** Whether a character could forge a line, or the order of those around it. */
    private static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
