package dev.wasmk8s.spec.json;

/** Finds bytes that are not UTF-8: JSON parsers let overlong forms and encoded surrogates pass. */
final class Utf8 {
    private Utf8() {}

    /** The index of the first byte of the first ill-formed sequence, counted from {@code from}, or -1 if there is none. */
    static int firstInvalid(byte[] bytes, int from, int size) {
        int end = from + size;
        int at = from;
        while (at < end) {
            if (at <= end - Words.ASCII_STEP && Words.areAscii(bytes, at)) {
                at += Words.ASCII_STEP;
            } else if (bytes[at] >= 0) {
                at++;
            } else {
                int length = sequence(bytes, at, end);
                if (length == 0) {
                    return at - from;
                }
                at += length;
            }
        }
        return -1;
    }

    /** The length of the well-formed sequence of more than one byte that starts here, or 0. */
    private static int sequence(byte[] bytes, int at, int end) {
        int lead = bytes[at] & 0xff;
        if (lead >= 0xc2 && lead <= 0xdf) {
            return continues(bytes, at + 1, 1, end, 0x80, 0xbf) ? 2 : 0;
        }
        if (lead >= 0xe0 && lead <= 0xef) {
            // E0 must not be overlong, ED must not be a surrogate.
            return continues(bytes, at + 1, 2, end, lead == 0xe0 ? 0xa0 : 0x80, lead == 0xed ? 0x9f : 0xbf) ? 3 : 0;
        }
        if (lead >= 0xf0 && lead <= 0xf4) {
            // F0 must not be overlong, F4 must not exceed U+10FFFF.
            return continues(bytes, at + 1, 3, end, lead == 0xf0 ? 0x90 : 0x80, lead == 0xf4 ? 0x8f : 0xbf) ? 4 : 0;
        }
        return 0;
    }

    private static boolean continues(byte[] bytes, int at, int count, int end, int low, int high) {
        if (at + count > end) {
            return false;
        }
        int first = bytes[at] & 0xff;
        if (first < low || first > high) {
            return false;
        }
        for (int i = at + 1; i < at + count; i++) {
            if ((bytes[i] & 0xc0) != 0x80) {
                return false;
            }
        }
        return true;
    }
}
