package dev.wasmk8s.runtime.internal.state;

import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * What compiled guests call for every access to their memory and globals: small enough that HotSpot inlines them all.
 *
 * <p>An address is the sum of two unsigned numbers. Arrays end below 2<sup>31</sup>, so a summand with the highest bit
 * set is out of bounds, and so is a sum that has it; both become a negative index, which no array has. A store marks
 * its card first, so that nothing can be written and stay unmarked. It marks the card of its base where the mark reaches
 * as far as its offset: HotSpot drops the marks that then repeat the one before. Names and parameters are those of the methods that
 * Chicory generates calls to.
 */
public final class StateAccess {
    private static final VarHandle SHORT = GuestState.SHORT;
    private static final VarHandle INT = GuestState.INT;
    private static final VarHandle LONG = GuestState.LONG;

    private static final int CARD_SHIFT = Block.CARD_SHIFT;
    /** The last offset at which a store is within reach of the mark for its base. */
    private static final int FARTHEST = Block.REACH - Long.BYTES;

    static {
        // Has the JDK link all accesses now. Linking needs stack, of which a guest may have left too little.
        GuestState state = new GuestState(1, 1);
        state.addGlobal(0);
        writeByte(0, readByte(0, 0, state), 0, state);
        writeShort(0, readShort(0, 0, state), 0, state);
        writeInt(0, readInt(0, 0, state), 0, state);
        writeLong(0, readLong(0, 0, state), 0, state);
        writeFloat(0, readFloat(0, 0, state), 0, state);
        writeDouble(0, readDouble(0, 0, state), 0, state);
        writeByte(0, readByte(0, state), state);
        writeShort(0, readShort(0, state), state);
        writeInt(0, readInt(0, state), state);
        writeLong(0, readLong(0, state), state);
        writeFloat(0, readFloat(0, state), state);
        writeDouble(0, readDouble(0, state), state);
        writeGlobal(readGlobal(0, state), 0, state);
        fill(0, (byte) 0, 1, state);
        copy(0, 1, 1, state);
        array(0, state);
        imports(state);
    }

    private StateAccess() {}

    private static int address(int base, int offset) {
        return (base | offset) < 0 ? -1 : base + offset;
    }

    private static int marked(int base, int offset, GuestState state) {
        int address = address(base, offset);
        marked(offset <= FARTHEST ? base : address, state);
        return address;
    }

    private static int marked(int address, GuestState state) {
        state.cards[address >>> CARD_SHIFT] = 1;
        return address;
    }

    /** Loads 8 bits. */
    public static byte readByte(int base, int offset, GuestState state) {
        return state.bytes[address(base, offset)];
    }

    /** Loads 16 bits. */
    public static short readShort(int base, int offset, GuestState state) {
        return (short) SHORT.get(state.bytes, address(base, offset));
    }

    /** Loads 32 bits. */
    public static int readInt(int base, int offset, GuestState state) {
        return (int) INT.get(state.bytes, address(base, offset));
    }

    /** Loads 64 bits. */
    public static long readLong(int base, int offset, GuestState state) {
        return (long) LONG.get(state.bytes, address(base, offset));
    }

    /** Loads a float. */
    public static float readFloat(int base, int offset, GuestState state) {
        return Float.intBitsToFloat(readInt(base, offset, state));
    }

    /** Loads a double. */
    public static double readDouble(int base, int offset, GuestState state) {
        return Double.longBitsToDouble(readLong(base, offset, state));
    }

    /** Stores 8 bits. */
    public static void writeByte(int base, byte value, int offset, GuestState state) {
        state.bytes[marked(base, offset, state)] = value;
    }

    /** Stores 16 bits. */
    public static void writeShort(int base, short value, int offset, GuestState state) {
        SHORT.set(state.bytes, marked(base, offset, state), value);
    }

    /** Stores 32 bits. */
    public static void writeInt(int base, int value, int offset, GuestState state) {
        INT.set(state.bytes, marked(base, offset, state), value);
    }

    /** Stores 64 bits. */
    public static void writeLong(int base, long value, int offset, GuestState state) {
        LONG.set(state.bytes, marked(base, offset, state), value);
    }

    /** Stores a float, as its bits are. */
    public static void writeFloat(int base, float value, int offset, GuestState state) {
        INT.set(state.bytes, marked(base, offset, state), Float.floatToRawIntBits(value));
    }

    /** Stores a double, as its bits are. */
    public static void writeDouble(int base, double value, int offset, GuestState state) {
        LONG.set(state.bytes, marked(base, offset, state), Double.doubleToRawLongBits(value));
    }

    // The same without an offset.

    /** Loads 8 bits. */
    public static byte readByte(int base, GuestState state) {
        return state.bytes[base];
    }

    /** Loads 16 bits. */
    public static short readShort(int base, GuestState state) {
        return (short) SHORT.get(state.bytes, base);
    }

    /** Loads 32 bits. */
    public static int readInt(int base, GuestState state) {
        return (int) INT.get(state.bytes, base);
    }

    /** Loads 64 bits. */
    public static long readLong(int base, GuestState state) {
        return (long) LONG.get(state.bytes, base);
    }

    /** Loads a float. */
    public static float readFloat(int base, GuestState state) {
        return Float.intBitsToFloat(readInt(base, state));
    }

    /** Loads a double. */
    public static double readDouble(int base, GuestState state) {
        return Double.longBitsToDouble(readLong(base, state));
    }

    /** Stores 8 bits. */
    public static void writeByte(int base, byte value, GuestState state) {
        state.bytes[marked(base, state)] = value;
    }

    /** Stores 16 bits. */
    public static void writeShort(int base, short value, GuestState state) {
        SHORT.set(state.bytes, marked(base, state), value);
    }

    /** Stores 32 bits. */
    public static void writeInt(int base, int value, GuestState state) {
        INT.set(state.bytes, marked(base, state), value);
    }

    /** Stores 64 bits. */
    public static void writeLong(int base, long value, GuestState state) {
        LONG.set(state.bytes, marked(base, state), value);
    }

    /** Stores a float. */
    public static void writeFloat(int base, float value, GuestState state) {
        INT.set(state.bytes, marked(base, state), Float.floatToRawIntBits(value));
    }

    /** Stores a double. */
    public static void writeDouble(int base, double value, GuestState state) {
        LONG.set(state.bytes, marked(base, state), Double.doubleToRawLongBits(value));
    }

    /** {@code memory.fill}. */
    public static void fill(int to, byte value, int length, GuestState state) {
        state.fillRange(to, to + length, value);
    }

    /** {@code memory.copy}. */
    public static void copy(int to, int from, int length, GuestState state) {
        state.copyRange(to, from, length);
    }

    /** {@code global.get}. */
    public static long readGlobal(int index, GuestState state) {
        return state.globals[index];
    }

    /** {@code global.set}. */
    public static void writeGlobal(long value, int index, GuestState state) {
        state.globals[index] = value;
    }

    /**
     * The functions that a guest imports.
     *
     * @param memory the guest's memory as the engine knows it
     * @return null if the engine itself has them
     */
    public static @Nullable GuestImports imports(@Nullable Object memory) {
        return memory instanceof GuestState state ? state.imports : null;
    }

    /** An array of at least this length: the state's, unless that is too short. */
    public static long[] array(int length, @Nullable GuestState state) {
        return state == null || length > state.array.length ? new long[length] : state.array;
    }
}
