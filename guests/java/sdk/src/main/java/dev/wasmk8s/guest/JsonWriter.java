package dev.wasmk8s.guest;

import java.util.Arrays;
import java.util.List;

/** Writes JSON into one buffer that grows. Commas are set by itself. */
final class JsonWriter {
    private static final String HEX = "0123456789abcdef";

    private byte[] bytes;
    private int length;

    JsonWriter(int capacity) {
        bytes = new byte[capacity];
    }

    Json toJson() {
        return new Json(bytes, 0, length);
    }

    JsonWriter open(char bracket) {
        separate();
        put(bracket);
        return this;
    }

    JsonWriter close(char bracket) {
        put(bracket);
        return this;
    }

    /** The name of a member; its value comes next. */
    JsonWriter name(String name) {
        string(name);
        put(':');
        return this;
    }

    JsonWriter string(String text) {
        separate();
        put('"');
        text(text);
        put('"');
        return this;
    }

    JsonWriter strings(List<String> texts) {
        open('[');
        for (String text : texts) {
            string(text);
        }
        return close(']');
    }

    JsonWriter flag(boolean value) {
        return raw(value ? "true" : "false");
    }

    JsonWriter number(long value) {
        return raw(Long.toString(value));
    }

    /** A value whose JSON is this ASCII text. */
    JsonWriter raw(String json) {
        separate();
        ascii(json);
        return this;
    }

    JsonWriter json(Json value) {
        separate();
        int size = value.to() - value.from();
        reserve(size);
        System.arraycopy(value.bytes(), value.from(), bytes, length, size);
        length += size;
        return this;
    }

    /** A string: the bytes of {@code value} in base64. */
    JsonWriter base64(Json value) {
        separate();
        put('"');
        reserve(Base64.length(value.to() - value.from()));
        length = Base64.encode(value.bytes(), value.from(), value.to(), bytes, length);
        put('"');
        return this;
    }

    /** A comma, unless the value that comes is the first, or that of a member. */
    private void separate() {
        if (length > 0) {
            byte last = bytes[length - 1];
            if (last != '{' && last != '[' && last != ':') {
                put(',');
            }
        }
    }

    private void put(int character) {
        reserve(1);
        bytes[length++] = (byte) character;
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    private void ascii(String text) {
        reserve(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[length++] = (byte) text.charAt(i);
        }
    }

    private void text(String text) {
        reserve(text.length());
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit < 0x80 && unit >= 0x20 && unit != '"' && unit != '\\') {
                put(unit);
            } else if (unit < 0x80) {
                escape(unit);
            } else if (unit < 0x800) {
                put(0xc0 | unit >> 6);
                put(0x80 | unit & 0x3f);
            } else if (Character.isSurrogate(unit)) {
                i += pair(text, i);
            } else {
                three(unit);
            }
        }
    }

    private void escape(char unit) {
        put('\\');
        if (unit == '"' || unit == '\\') {
            put(unit);
        } else {
            ascii("u00");
            put(HEX.charAt(unit >> 4));
            put(HEX.charAt(unit & 0xf));
        }
    }

    private void three(int unit) {
        put(0xe0 | unit >> 12);
        put(0x80 | unit >> 6 & 0x3f);
        put(0x80 | unit & 0x3f);
    }

    /** A surrogate pair, or U+FFFD for half of one; how many code units were taken beyond the first. */
    private int pair(String text, int at) {
        int character = text.codePointAt(at);
        if (character < 0x10000) {
            three(0xfffd);
            return 0;
        }
        put(0xf0 | character >> 18);
        put(0x80 | character >> 12 & 0x3f);
        put(0x80 | character >> 6 & 0x3f);
        put(0x80 | character & 0x3f);
        return 1;
    }
}
