package dev.wasmk8s.runtime.internal.wasi;

/**
 * The list of buffers that a guest passes to read or write: {@code count} pairs of address and length, 8 bytes each.
 * {@link #check} it before anything else.
 *
 * @param at the address of the first pair
 * @param count the number of pairs
 */
public record IoVectors(GuestMemory memory, long at, long count) {
    private static final int PAIR = 8;
    private static final int MAX_COUNT = 1024;

    /** {@link #check} of the list that a guest passes. */
    public static Errno check(GuestMemory memory, long at, long count) {
        return new IoVectors(memory, at, count).check();
    }

    /** Whether the list is not too long, and it and every buffer in it are within the memory. */
    Errno check() {
        if (count > MAX_COUNT) {
            return Errno.INVAL;
        }
        if (!memory.contains(at, count * PAIR)) {
            return Errno.FAULT;
        }
        for (long i = 0; i < count; i++) {
            if (!memory.contains(address(i), length(i))) {
                return Errno.FAULT;
            }
        }
        return Errno.SUCCESS;
    }

    /** The address of a buffer. */
    long address(long index) {
        return memory.getInt(at + index * PAIR);
    }

    /** The length of a buffer. */
    long length(long index) {
        return memory.getInt(at + index * PAIR + 4);
    }

    /** The length of all buffers together. */
    long total() {
        long total = 0;
        for (long i = 0; i < count; i++) {
            total += length(i);
        }
        return total;
    }
}
