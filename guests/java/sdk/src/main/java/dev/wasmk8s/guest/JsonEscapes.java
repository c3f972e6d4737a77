package dev.wasmk8s.guest;

/** Escapes in JSON strings. */
final class JsonEscapes {
    private static final String MARKS = "\"\\/bfnrt";
    private static final String MEANINGS = "\"\\/\b\f\n\r\t";

    private JsonEscapes() {}

    /** Checks the escape at {@code at}, both halves of a surrogate pair included; where it ends. */
    static int skip(JsonCursor cursor, byte[] bytes, int at, int end) {
        if (at + 1 < end && MARKS.indexOf(bytes[at + 1]) >= 0) {
            return at + 2;
        }
        int unit = unit(bytes, at, end);
        if (unit < 0) {
            throw cursor.problem("bad escape");
        }
        if (!Character.isSurrogate((char) unit)) {
            return at + 6;
        }
        int low = unit(bytes, at + 6, end);
        if (!Character.isHighSurrogate((char) unit) || low < 0 || !Character.isLowSurrogate((char) low)) {
            throw cursor.problem("half a surrogate pair");
        }
        return at + 12;
    }

    /** The text between {@code from} and {@code to}, which was checked. */
    static String decode(byte[] bytes, int from, int to) {
        StringBuilder text = new StringBuilder(to - from);
        int plain = from;
        int at = from;
        while (at < to) {
            if (bytes[at] != '\\') {
                at++;
                continue;
            }
            text.append(Utf8.decode(bytes, plain, at));
            int mark = MARKS.indexOf(bytes[at + 1]);
            text.append(mark >= 0 ? MEANINGS.charAt(mark) : (char) unit(bytes, at, to));
            at += mark >= 0 ? 2 : 6;
            plain = at;
        }
        return text.append(Utf8.decode(bytes, plain, to)).toString();
    }

    /** The code unit of a backslash, a u and four digits; -1 if that is not what is there. */
    private static int unit(byte[] bytes, int at, int end) {
        if (at + 6 > end || bytes[at] != '\\' || bytes[at + 1] != 'u') {
            return -1;
        }
        int unit = 0;
        for (int i = at + 2; i < at + 6; i++) {
            int digit = digit(bytes[i]);
            if (digit < 0) {
                return -1;
            }
            unit = unit << 4 | digit;
        }
        return unit;
    }

    private static int digit(byte digit) {
        if (digit >= '0' && digit <= '9') {
            return digit - '0';
        }
        int letter = digit | 0x20;
        return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
    }
}
