package dev.wasmk8s.spec.json;

import java.nio.charset.StandardCharsets;

/**
 * A place in the text of a document, and the smallest parts of JSON from there on (RFC 8259). Each method that passes a
 * part leaves the place behind it, or throws a {@link JsonSyntaxException}. The text is known to be UTF-8. Not
 * thread-safe.
 */
final class JsonText {
    private static final String ESCAPES = "\"\\/bfnrt";
    private static final String ESCAPED = "\"\\/\b\f\n\r\t";

    private final byte[] bytes;
    private final int end;
    private int at;
    private int stringEnd;
    private boolean escaped;

    JsonText(byte[] bytes, int offset, int size) {
        this.bytes = bytes;
        this.at = offset;
        this.end = offset + size;
    }

    byte[] bytes() {
        return bytes;
    }

    int at() {
        return at;
    }

    /** Passes white space. Returns whether anything follows. */
    boolean skipSpace() {
        while (at < end) {
            byte b = bytes[at];
            if (b > ' ' || b < 0 || (b != ' ' && b != '\n' && b != '\r' && b != '\t')) {
                return true;
            }
            at++;
        }
        return false;
    }

    /** The byte here, after white space. */
    byte next() {
        if (!skipSpace()) {
            throw new JsonSyntaxException(JsonSyntaxException.ENDS_EARLY, end);
        }
        return bytes[at];
    }

    /** Passes one byte, which was seen. */
    void pass() {
        at++;
    }

    /** Passes white space and one byte, which must be this one. */
    void pass(char expected) {
        if (next() != expected) {
            throw invalid();
        }
        at++;
    }

    JsonSyntaxException invalid() {
        return new JsonSyntaxException(JsonSyntaxException.INVALID, at);
    }

    /** Passes a word. */
    void word(String word) {
        for (int i = 0; i < word.length(); i++, at++) {
            if (at == end) {
                throw new JsonSyntaxException(JsonSyntaxException.ENDS_EARLY, end);
            }
            if (bytes[at] != word.charAt(i)) {
                throw invalid();
            }
        }
    }

    /** Passes a number. Returns whether it is written without fraction and exponent. */
    boolean number() {
        int from = at;
        boolean integer = true;
        if (bytes[at] == '-') {
            at++;
        }
        if (at < end && bytes[at] == '0') {
            at++;
        } else {
            digits();
        }
        if (at < end && bytes[at] == '.') {
            integer = false;
            at++;
            digits();
        }
        if (at < end && (bytes[at] | 0x20) == 'e') {
            integer = false;
            at++;
            if (at < end && (bytes[at] == '+' || bytes[at] == '-')) {
                at++;
            }
            digits();
        }
        if (at - from > JsonLimits.NUMBER) {
            throw new JsonSyntaxException(JsonSyntaxException.LONG, at);
        }
        return integer;
    }

    /** Passes at least one digit. */
    private void digits() {
        if (at == end) {
            throw new JsonSyntaxException(JsonSyntaxException.ENDS_EARLY, end);
        }
        if (!isDigit(bytes[at])) {
            throw invalid();
        }
        do {
            at++;
        } while (at < end && isDigit(bytes[at]));
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /**
     * Passes a string, whose opening quote was seen. What it consists of ends at {@link #stringEnd}, and may hold escapes
     * if {@link #wasEscaped} says so.
     *
     * @return where it begins, behind the quote
     */
    int string() {
        int from = ++at;
        escaped = false;
        while (true) {
            int special = special();
            byte b = bytes[special];
            if (b == '"') {
                stringEnd = special;
                at = special + 1;
                return from;
            }
            at = special;
            if (b != '\\') {
                throw invalid();
            }
            escape();
        }
    }

    /** The next byte that is not simply part of a string. */
    private int special() {
        int here = at;
        while (here <= end - Long.BYTES) {
            long special = Words.special(bytes, here);
            if (special != 0) {
                return here + Words.first(special);
            }
            here += Long.BYTES;
        }
        while (here < end) {
            byte b = bytes[here];
            if (b == '"' || b == '\\' || (b >= 0 && b < ' ')) {
                return here;
            }
            here++;
        }
        throw new JsonSyntaxException(JsonSyntaxException.ENDS_EARLY, end);
    }

    private void escape() {
        escaped = true;
        int length = at + 1 < end && bytes[at + 1] == 'u' ? 6 : 2;
        if (at + length > end) {
            throw new JsonSyntaxException(JsonSyntaxException.ENDS_EARLY, end);
        }
        if (length == 2 && ESCAPES.indexOf(bytes[at + 1]) < 0) {
            throw invalid();
        }
        for (int i = 2; i < length; i++) {
            if (Character.digit(bytes[at + i], 16) < 0) {
                throw invalid();
            }
        }
        at += length;
    }

    /** Where the last string ends, before the quote. */
    int stringEnd() {
        return stringEnd;
    }

    /** Whether the last string holds escapes. */
    boolean wasEscaped() {
        return escaped;
    }

    /** The text of a part of a string that was passed. */
    String decode(int from, int to, boolean withEscapes) {
        if (from == to) {
            return "";
        }
        String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        return withEscapes ? unescape(text) : text;
    }

    private static String unescape(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                plain.append(c);
            } else if (text.charAt(++i) == 'u') {
                plain.append((char) Integer.parseInt(text, i + 1, i + 5, 16));
                i += 4;
            } else {
                plain.append(ESCAPED.charAt(ESCAPES.indexOf(text.charAt(i))));
            }
        }
        return plain.toString();
    }
}
