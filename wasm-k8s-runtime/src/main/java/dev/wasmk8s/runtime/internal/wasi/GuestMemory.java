package dev.wasmk8s.runtime.internal.wasi;

/**
 * The linear memory of one guest. Addresses are unsigned 32-bit numbers in a {@code long}; integers are little-endian.
 * Not thread-safe.
 *
 * <p>Accessors other than {@link #contains} require that the range was checked with it.
 */
public interface GuestMemory {
    /** The size now, in bytes. */
    long size();

    /** Whether {@code length} bytes from {@code address} on exist. Both are unsigned 32-bit numbers, or products. */
    default boolean contains(long address, long length) {
        return length <= size() - address;
    }

    /** Reads one byte. */
    byte getByte(long address);

    /** Reads 16 bits. */
    short getShort(long address);

    /** Reads 32 bits, unsigned. */
    long getInt(long address);

    /** Reads 64 bits. */
    long getLong(long address);

    /** Writes one byte. */
    void putByte(long address, int value);

    /** Writes 16 bits. */
    void putShort(long address, int value);

    /** Writes the low 32 bits. */
    void putInt(long address, long value);

    /** Writes 64 bits. */
    void putLong(long address, long value);

    /** Copies out of the guest. */
    void read(long address, byte[] target, int offset, int length);

    /** Copies into the guest. */
    void write(long address, byte[] source, int offset, int length);
}
