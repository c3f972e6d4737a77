package dev.wasmk8s.runtime.internal.outline;

/**
 * What is outlined, and how far. All sizes are bytes of bytecode. Immutable.
 *
 * @param methodBytes methods above this size are outlined
 * @param targetBytes the size to bring such a method down to; at most {@code methodBytes}
 * @param regionBytes the largest region that is moved
 * @param savingBytes the least that moving a region must take off its method. Not positive, regions are offered that
 *     move at a loss; none of those is ever chosen.
 * @param work the steps spent on one method at most, over all passes. A step looks at one instruction of one possible
 *     region, so that the same class always gets the same answer, whatever the machine.
 */
public record OutlineLimits(int methodBytes, int targetBytes, int regionBytes, int savingBytes, long work) {
    /** HotSpot's {@code HugeMethodLimit}: it compiles no method that is larger. */
    public static final int HUGE_METHOD_BYTES = 8000;

    /**
     * What is right for HotSpot: methods far below its limit. Its first compiler runs out of registers on larger ones,
     * which then wait in the interpreter for the second; and that one stops inlining once a method has 8000 bytes with
     * what was inlined, while every access to memory wants inlining.
     */
    public static final OutlineLimits DEFAULT = new OutlineLimits(2000, 1600, 1200, 100, 50_000_000);

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if a size or the work is not positive, or {@code targetBytes} exceeds {@code methodBytes}
     */
    public OutlineLimits {
        if (targetBytes <= 0 || regionBytes <= 0 || work <= 0) {
            throw new IllegalArgumentException("sizes and work must be positive");
        }
        if (targetBytes > methodBytes) {
            throw new IllegalArgumentException("targetBytes must not exceed methodBytes");
        }
    }
}
