package dev.wasmk8s.fuzzing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Which lines and columns a text has, by the line breaks of YAML 1.2. */
final class TextPlaces {
    private final int[] columns;

    TextPlaces(byte[] utf8) {
        String text = new String(utf8, StandardCharsets.UTF_8);
        columns = Arrays.stream(text.split("\r\n|[\n\r]", -1))
                .mapToInt(line -> line.codePointCount(0, line.length()))
                .toArray();
    }

    /** Whether a place is one of the text, or just behind a line; 0 and 0 stand for no place. */
    boolean has(int line, int column) {
        if (line == 0) {
            return column == 0;
        }
        return line > 0 && line <= columns.length && column > 0 && column <= columns[line - 1] + 1;
    }
}
