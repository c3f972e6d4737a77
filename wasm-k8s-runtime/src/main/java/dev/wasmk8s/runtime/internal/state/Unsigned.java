package dev.wasmk8s.runtime.internal.state;

/**
 * Comparisons of unsigned 32-bit numbers, 1 for true and 0 for false, done on 64 bits. HotSpot's C2 of JDK 17 can
 * miscompile them in the usual form, the comparison of both numbers with their highest bit flipped.
 */
public final class Unsigned {
    private static final long U32 = 0xFFFF_FFFFL;

    private Unsigned() {}

    /** Whether {@code a} is less than {@code b}. */
    public static int less(int a, int b) {
        return (a & U32) < (b & U32) ? 1 : 0;
    }

    /** Whether {@code a} is less than or equal to {@code b}. */
    public static int lessOrEqual(int a, int b) {
        return (a & U32) <= (b & U32) ? 1 : 0;
    }

    /** Whether {@code a} is greater than {@code b}. */
    public static int greater(int a, int b) {
        return (a & U32) > (b & U32) ? 1 : 0;
    }

    /** Whether {@code a} is greater than or equal to {@code b}. */
    public static int greaterOrEqual(int a, int b) {
        return (a & U32) >= (b & U32) ? 1 : 0;
    }
}
