package dev.wasmk8s.guest;

/**
 * UTF-8, well-formed: no overlong forms, no surrogates, nothing above U+10FFFF.
 *
 * <p>The charsets of the class library would be a third of a module, and most of the time of a call.
 */
final class Utf8 {
    private Utf8() {}

    /** Checks the character of several bytes at {@code at}; where it ends. */
    static int skip(JsonCursor cursor, byte[] bytes, int at, int end) {
        int lead = bytes[at] & 0xff;
        int length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
        if (lead < 0xc2 || lead > 0xf4 || at + length > end || !follows(lead, bytes[at + 1] & 0xff)) {
            throw cursor.problem("not UTF-8");
        }
        for (int i = at + 1; i < at + length; i++) {
            if ((bytes[i] & 0xc0) != 0x80) {
                throw cursor.problem("not UTF-8");
            }
        }
        return at + length;
    }

    /** Whether the second byte makes neither an overlong form nor a surrogate nor too large a character. */
    private static boolean follows(int lead, int second) {
        return switch (lead) {
            case 0xe0 -> second >= 0xa0;
            case 0xed -> second < 0xa0;
            case 0xf0 -> second >= 0x90;
            case 0xf4 -> second < 0x90;
            default -> true;
        };
    }

    /** The text of bytes that were checked. */
    static String decode(byte[] bytes, int from, int to) {
        char[] text = new char[to - from];
        int length = decode(bytes, from, to, text);
        return new String(text, 0, length);
    }

    private static int decode(byte[] bytes, int from, int to, char[] text) {
        int length = 0;
        int at = from;
        while (at < to) {
            int lead = bytes[at];
            if (lead >= 0) {
                text[length++] = (char) lead;
                at++;
            } else if ((lead & 0xe0) == 0xc0) {
                text[length++] = (char) ((lead & 0x1f) << 6 | bytes[at + 1] & 0x3f);
                at += 2;
            } else if ((lead & 0xf0) == 0xe0) {
                text[length++] = (char) ((lead & 0xf) << 12 | (bytes[at + 1] & 0x3f) << 6 | bytes[at + 2] & 0x3f);
                at += 3;
            } else {
                int character = four(bytes, at);
                text[length++] = Character.highSurrogate(character);
                text[length++] = Character.lowSurrogate(character);
                at += 4;
            }
        }
        return length;
    }

    private static int four(byte[] bytes, int at) {
        return (bytes[at] & 0x7) << 18
                | (bytes[at + 1] & 0x3f) << 12
                | (bytes[at + 2] & 0x3f) << 6
                | bytes[at + 3] & 0x3f;
    }
}
