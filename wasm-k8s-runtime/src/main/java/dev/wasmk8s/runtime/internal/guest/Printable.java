package dev.wasmk8s.runtime.internal.guest;

/** Text of a guest, made safe for one line of a log. */
public final class Printable {
    private Printable() {}

    /**
     * The end of a text with control characters escaped, so that it can neither forge lines nor steer a terminal.
     *
     * @param length how many characters of the text are kept; three dots stand for the rest
     */
    public static String of(String text, int length) {
        boolean cut = text.length() > length;
        String end = cut ? text.substring(text.length() - length) : text;
        StringBuilder printable = new StringBuilder(end.length() + 8).append(cut ? "..." : "");
        end.codePoints().forEach(c -> append(printable, c));
        return printable.toString();
    }

    private static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static void append(StringBuilder target, int c) {
        if (c == '\n') {
            target.append("\\n");
        } else if (isInvisible(c)) {
            target.append(String.format("\\u%04x", c));
        } else {
            target.appendCodePoint(c);
        }
    }
}
