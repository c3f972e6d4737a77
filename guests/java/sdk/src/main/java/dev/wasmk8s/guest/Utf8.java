package dev.wasmk8s.guest;

/** Well-formed UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF. */
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
}
