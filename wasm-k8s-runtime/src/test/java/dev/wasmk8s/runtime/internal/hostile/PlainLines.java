package dev.wasmk8s.runtime.internal.hostile;

/** Tells whether a text is one line of a log, and nothing else. */
final class PlainLines {
    private PlainLines() {}

    /** Whether nothing in it can break a line, steer a terminal, or change the order of what is shown. */
    static boolean isPlain(String text) {
        return text.codePoints().noneMatch(c -> switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        });
    }
}
