package dev.wasmk8s.spec.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Looks at up to eight bytes of text at once. */
final class Words {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle FOUR = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = ONES << 7;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    private static final long SPACES = ONES * ' ';

    private Words() {}

    /** Whether the eight bytes from here on are all ASCII. */
    static boolean isAscii(byte[] bytes, int at) {
        return ((long) EIGHT.get(bytes, at) & HIGH_BITS) == 0;
    }

    /** How many of the eight bytes from here on come before the first quote, backslash or control character. */
    static int plain(byte[] bytes, int at) {
        long word = (long) EIGHT.get(bytes, at);
        // Below the first byte that is really meant nothing is marked, so the lowest mark is always right.
        long marks = (zeros(word ^ QUOTES) | zeros(word ^ BACKSLASHES) | ((word - SPACES) & ~word)) & HIGH_BITS;
        return Long.numberOfTrailingZeros(marks) >>> 3;
    }

    private static long zeros(long word) {
        return (word - ONES) & ~word;
    }

    /** A number that differs for different texts of one length up to eight, and mostly for longer ones. */
    static long signature(byte[] bytes, int from, int length) {
        if (length >= Long.BYTES) {
            return (long) EIGHT.get(bytes, from + length - Long.BYTES);
        }
        if (length >= Integer.BYTES) {
            long high = (int) FOUR.get(bytes, from + length - Integer.BYTES);
            return (high << 32) ^ (int) FOUR.get(bytes, from);
        }
        long signature = 0;
        for (int i = 0; i < length; i++) {
            signature = (signature << 8) | (bytes[from + i] & 0xff);
        }
        return signature;
    }

    /** Whether two texts of one length are the same. */
    static boolean same(byte[] bytes, int from, int other, int length) {
        int rest = length - Long.BYTES;
        // The ends first: keys that begin alike are common.
        return signature(bytes, from, length) == signature(bytes, other, length)
                && (rest <= 0 || Arrays.equals(bytes, from, from + rest, bytes, other, other + rest));
    }

    /** Whether a text in a document is a text of ASCII characters. */
    static boolean same(byte[] bytes, int from, int length, String ascii) {
        if (ascii.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (bytes[from + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
