package dev.wasmk8s.guest;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads JSON from bytes, in one pass, and takes no value to pieces that nobody asks for.
 *
 * <p>Objects are read by {@link #enterObject}, then {@link #nextMember} and one reading of a value for as long as it
 * answers true; lists by {@link #enterList} and {@link #nextElement}. What breaks RFC 8259 throws a {@link
 * GuestException} that names the place and repeats nothing of the document.
 *
 * <p>Methods are kept small on purpose: each becomes a method of the host's JVM, which does not compile large ones.
 */
final class JsonCursor {
    private static final int MAX_DEPTH = 200;

    final byte[] bytes;
    private final int end;
    private int at;
    private int depth;
    /** Whether nothing of the object or list at hand was read yet. */
    private boolean first;

    private String name = "";

    JsonCursor(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.at = from;
        this.end = to;
    }

    GuestException problem(String what) {
        return new GuestException(what + " at byte " + at);
    }

    /** The first byte of the next value or mark; 0 at the end. White space before it is skipped. */
    byte peek() {
        while (at < end) {
            byte next = bytes[at];
            if (next != ' ' && next != '\n' && next != '\r' && next != '\t') {
                return next;
            }
            at++;
        }
        return 0;
    }

    void expectEnd() {
        if (peek() != 0 || at < end) {
            throw problem("trailing characters");
        }
    }

    // Objects and lists

    void enterObject() {
        enter('{', "expected an object");
    }

    void enterList() {
        enter('[', "expected a list");
    }

    private void enter(char open, String expected) {
        if (peek() != open) {
            throw problem(expected);
        }
        if (++depth > MAX_DEPTH) {
            throw problem("too many levels");
        }
        at++;
        first = true;
    }

    /** Goes to the value of the next member, whose name {@link #name} tells; false when the object has ended. */
    boolean nextMember() {
        if (!next('}')) {
            return false;
        }
        if (peek() != '"') {
            throw problem("expected a name");
        }
        name = readString();
        if (peek() != ':') {
            throw problem("expected a colon");
        }
        at++;
        return true;
    }

    String name() {
        return name;
    }

    /** Goes to the next element; false when the list has ended. */
    boolean nextElement() {
        return next(']');
    }

    private boolean next(char close) {
        byte mark = peek();
        if (mark == close) {
            at++;
            depth--;
            first = false;
            return false;
        }
        if (!first) {
            if (mark != ',') {
                throw problem("expected a comma");
            }
            at++;
        }
        first = false;
        return true;
    }

    // Values; null counts as absent

    /** Skips the value if it is null. */
    boolean skipNull() {
        if (peek() != 'n') {
            return false;
        }
        skipWord("null");
        return true;
    }

    /** The string, or {@code ""} for null. */
    String text() {
        return skipNull() ? "" : readString();
    }

    /** The strings of a list, or none for null. A null among them is an error. */
    List<String> texts() {
        if (skipNull()) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (enterList(); nextElement(); ) {
            texts.add(readString());
        }
        return texts;
    }

    /** The boolean, or false for null. */
    boolean flag() {
        byte next = peek();
        if (next == 't') {
            skipWord("true");
            return true;
        }
        if (next == 'f') {
            skipWord("false");
            return false;
        }
        if (skipNull()) {
            return false;
        }
        throw problem("expected true or false");
    }

    /** The value as it is, checked. */
    Json value() {
        peek();
        int from = at;
        skip();
        return new Json(bytes, from, at);
    }

    /** Skips one value, and checks it. */
    void skip() {
        byte next = peek();
        if (next == '"') {
            skipString();
        } else if (next == '{') {
            skipObject();
        } else if (next == '[') {
            skipList();
        } else if (next == '-' || isDigit(next)) {
            skipNumber();
        } else {
            skipLiteral(next);
        }
    }

    private void skipObject() {
        for (enterObject(); next('}'); ) {
            if (peek() != '"') {
                throw problem("expected a name");
            }
            skipString();
            if (peek() != ':') {
                throw problem("expected a colon");
            }
            at++;
            skip();
        }
    }

    private void skipList() {
        for (enterList(); next(']'); ) {
            skip();
        }
    }

    private void skipLiteral(byte next) {
        if (next == 't') {
            skipWord("true");
        } else if (next == 'f') {
            skipWord("false");
        } else if (next == 'n') {
            skipWord("null");
        } else {
            throw problem("expected a value");
        }
    }

    private void skipWord(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (at >= end || bytes[at] != word.charAt(i)) {
                throw problem("expected a value");
            }
            at++;
        }
    }

    private void skipNumber() {
        if (bytes[at] == '-') {
            at++;
        }
        if (at < end && bytes[at] == '0') {
            at++;
        } else {
            skipDigits();
        }
        if (at < end && bytes[at] == '.') {
            at++;
            skipDigits();
        }
        if (at < end && (bytes[at] | 0x20) == 'e') {
            at++;
            if (at < end && (bytes[at] == '+' || bytes[at] == '-')) {
                at++;
            }
            skipDigits();
        }
    }

    private void skipDigits() {
        int from = at;
        while (at < end && isDigit(bytes[at])) {
            at++;
        }
        if (at == from) {
            throw problem("expected a digit");
        }
    }

    private static boolean isDigit(byte next) {
        return next >= '0' && next <= '9';
    }

    // Strings

    String readString() {
        if (peek() != '"') {
            throw problem("expected a string");
        }
        int from = at + 1;
        boolean escaped = skipString();
        int to = at - 1;
        return escaped ? JsonEscapes.decode(bytes, from, to) : Utf8.decode(bytes, from, to);
    }

    /** Skips a string and checks it; whether it has escapes. */
    private boolean skipString() {
        at++;
        boolean escaped = false;
        while (at < end) {
            byte next = bytes[at];
            if (next == '"') {
                at++;
                return escaped;
            }
            if (next == '\\') {
                at = JsonEscapes.skip(this, bytes, at, end);
                escaped = true;
            } else if (next < 0) {
                at = Utf8.skip(this, bytes, at, end);
            } else if (next < 0x20) {
                throw problem("control character in a string");
            } else {
                at++;
            }
        }
        throw problem("unexpected end in a string");
    }
}
