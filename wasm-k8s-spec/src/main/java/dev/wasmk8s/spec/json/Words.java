package dev.wasmk8s.spec.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks at up to eight bytes of text at once. */
final class Words {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = ONES << 7;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    private static final long SPACES = ONES * ' ';
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private Words() {}

    /** How many bytes {@link #areAscii} looks at. */
    static final int ASCII_STEP = 4 * Long.BYTES;

    /** Whether the {@link #ASCII_STEP} bytes from here on are all ASCII. */
    static boolean areAscii(byte[] bytes, int at) {
        long word = (long) EIGHT.get(bytes, at)
                | (long) EIGHT.get(bytes, at + 8)
                | (long) EIGHT.get(bytes, at + 16)
                | (long) EIGHT.get(bytes, at + 24);
        return (word & HIGH_BITS) == 0;
    }

    /**
     * Looks for quotes, backslashes and control characters among the eight bytes from here on.
     *
     * @return 0 if there is none, else a number for {@link #first}
     */
    static long special(byte[] bytes, int at) {
        long word = (long) EIGHT.get(bytes, at);
        // What is taken from a byte that is meant sets its highest bit. It may set that of the byte above as well: the
        // lowest mark is always right.
        long marks = ((word ^ QUOTES) - ONES) | ((word ^ BACKSLASHES) - ONES) | (word - SPACES);
        return marks & ~word & HIGH_BITS;
    }

    /** How many of the eight bytes come before the first special one. */
    static int first(long special) {
        return Long.numberOfTrailingZeros(special) >>> 3;
    }

    /**
     * A number that differs for different texts of one length up to eight, and mostly for other texts. Its highest bits are
     * the best mixed.
     */
    static long hash(byte[] bytes, int from, int length) {
        return (signature(bytes, from, length) ^ length) * SPREAD;
    }

    private static long signature(byte[] bytes, int from, int length) {
        if (length >= Long.BYTES) {
            return (long) EIGHT.get(bytes, from + length - Long.BYTES);
        }
        if (from <= bytes.length - Long.BYTES) {
            return (long) EIGHT.get(bytes, from) & ((1L << (length << 3)) - 1);
        }
        long signature = 0;
        for (int i = 0; i < length; i++) {
            signature |= (bytes[from + i] & 0xffL) << (i << 3);
        }
        return signature;
    }

    /** Whether two texts of one length whose hashes are the same are the same. */
    static boolean sameOfHash(byte[] bytes, int from, byte[] others, int other, int length) {
        // The last eight bytes are the same by their hash.
        for (int i = 0; i < length - Long.BYTES; i += Long.BYTES) {
            if ((long) EIGHT.get(bytes, from + i) != (long) EIGHT.get(others, other + i)) {
                return false;
            }
        }
        return true;
    }
}
