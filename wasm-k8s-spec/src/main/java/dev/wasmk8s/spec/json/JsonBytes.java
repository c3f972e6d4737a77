package dev.wasmk8s.spec.json;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * JSON text under construction: grows as needed, and sets commas by itself. Refuses text with half a surrogate pair. Not
 * thread-safe.
 */
final class JsonBytes {
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    /** The most bytes that one {@code char} becomes, which is that of an escape. */
    private static final int LONGEST = 6;

    private final FailureCode failure;
    private byte[] bytes;
    private int size;

    /**
     * Begins with nothing.
     *
     * @param failure the code of the exception if a text cannot be written
     * @param room how many bytes are expected
     */
    JsonBytes(FailureCode failure, int room) {
        this.failure = failure;
        this.bytes = new byte[room];
    }

    /** Opens an object or array. */
    void open(char bracket) {
        separate();
        put(bracket);
    }

    /** Closes an object or array. */
    void close(char bracket) {
        put(bracket);
    }

    /** A key; its value comes next. */
    void key(String key) {
        string(key);
        put(':');
    }

    /** A number, {@code true}, {@code false} or {@code null}. */
    void literal(String ascii) {
        separate();
        reserve(ascii.length());
        for (int i = 0; i < ascii.length(); i++) {
            bytes[size++] = (byte) ascii.charAt(i);
        }
    }

    /** A value that is JSON already. */
    void raw(RawJson value) {
        separate();
        reserve(value.size());
        value.copyTo(bytes, size);
        size += value.size();
    }

    /** A string. */
    void string(String text) {
        separate();
        int length = text.length();
        reserve(length + 2);
        bytes[size++] = '"';
        int plain = plain(text);
        size += plain;
        if (plain < length) {
            special(text, plain);
        }
        put('"');
    }

    RawJson toRawJson() {
        return RawJson.wrap(bytes, 0, size);
    }

    /** Nothing that was written ends with an opening bracket or colon of its own: those of strings are in quotes. */
    private void separate() {
        byte last = size == 0 ? (byte) '[' : bytes[size - 1];
        if (last != '{' && last != '[' && last != ':') {
            put(',');
        }
    }

    /** Puts the characters that need no escape, up to the first other one, where there is room for all. */
    private int plain(String text) {
        byte[] target = bytes;
        int start = size;
        int length = text.length();
        for (int at = 0; at < length; at++) {
            char c = text.charAt(at);
            if (!isPlain(c)) {
                return at;
            }
            target[start + at] = (byte) c;
        }
        return length;
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c < 0x80 && c != '"' && c != '\\';
    }

    private void special(String text, int from) {
        if (!Surrogates.arePaired(text)) {
            throw new ReviewException(failure, Surrogates.PROBLEM);
        }
        for (int at = from; at < text.length(); at++) {
            reserve(LONGEST);
            char c = text.charAt(at);
            if (isPlain(c)) {
                bytes[size++] = (byte) c;
            } else if (c < 0x80) {
                escape(c);
            } else if (Character.isHighSurrogate(c)) {
                utf8(Character.toCodePoint(c, text.charAt(++at)));
            } else {
                utf8(c);
            }
        }
    }

    private void escape(char c) {
        int letter = "\"\\\b\f\n\r\t".indexOf(c);
        bytes[size++] = '\\';
        if (letter >= 0) {
            bytes[size++] = (byte) "\"\\bfnrt".charAt(letter);
        } else {
            bytes[size++] = 'u';
            bytes[size++] = '0';
            bytes[size++] = '0';
            bytes[size++] = HEX[c >> 4];
            bytes[size++] = HEX[c & 15];
        }
    }

    private void utf8(int c) {
        if (c < 0x800) {
            bytes[size++] = (byte) (0xc0 | (c >> 6));
        } else {
            if (c < 0x10000) {
                bytes[size++] = (byte) (0xe0 | (c >> 12));
            } else {
                bytes[size++] = (byte) (0xf0 | (c >> 18));
                bytes[size++] = (byte) (0x80 | ((c >> 12) & 0x3f));
            }
            bytes[size++] = (byte) (0x80 | ((c >> 6) & 0x3f));
        }
        bytes[size++] = (byte) (0x80 | (c & 0x3f));
    }

    private void put(char ascii) {
        reserve(1);
        bytes[size++] = (byte) ascii;
    }

    private void reserve(int more) {
        if (more > bytes.length - size) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, Math.addExact(size, more)));
        }
    }
}
