package dev.wasmk8s.runtime.internal.engine;

import com.dylibso.chicory.runtime.ConstantEvaluators;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.runtime.WasmRuntimeException;
import com.dylibso.chicory.wasm.ChicoryException;
import com.dylibso.chicory.wasm.types.ActiveDataSegment;
import com.dylibso.chicory.wasm.types.DataSegment;
import com.dylibso.chicory.wasm.types.MemoryLimits;
import com.dylibso.chicory.wasm.types.PassiveDataSegment;
import dev.wasmk8s.runtime.internal.state.GuestState;
import dev.wasmk8s.runtime.internal.state.StateAccess;

/**
 * A guest's state as the engine sees it: its memory, for whatever compiled code does not do by itself, and for the
 * interpreter. Not thread-safe; memory that threads share is not supported.
 */
final class ChicoryState extends GuestState implements Memory {
    private final MemoryLimits limits;
    private DataSegment[] segments = {};

    ChicoryState(MemoryLimits limits) {
        super(limits.initialPages(), Math.min(limits.maximumPages(), RUNTIME_MAX_PAGES));
        this.limits = limits;
    }

    /** Adds a global behind the others, and returns its index. */
    int add(long value) {
        return addGlobal(value);
    }

    long globalValue(int index) {
        return global(index);
    }

    void setGlobalValue(int index, long value) {
        setGlobal(index, value);
    }

    private static ChicoryException outOfBounds(IndexOutOfBoundsException cause) {
        return new WasmRuntimeException("out of bounds memory access", cause);
    }

    @Override
    public int initialPages() {
        return limits.initialPages();
    }

    @Override
    public int maximumPages() {
        return Math.min(limits.maximumPages(), RUNTIME_MAX_PAGES);
    }

    @Override
    public boolean shared() {
        return false;
    }

    @Override
    @SuppressWarnings("removal")
    public Object lock(int address) {
        return this;
    }

    @Override
    @SuppressWarnings("removal")
    public int waitOn(int address, int expected, long timeout) {
        throw new WasmRuntimeException("expected shared memory");
    }

    @Override
    @SuppressWarnings("removal")
    public int waitOn(int address, long expected, long timeout) {
        throw new WasmRuntimeException("expected shared memory");
    }

    @Override
    @SuppressWarnings("removal")
    public int notify(int address, int maxThreads) {
        return 0;
    }

    @Override
    public void initialize(Instance instance, DataSegment[] dataSegments) {
        segments = dataSegments;
        for (DataSegment segment : dataSegments) {
            if (segment instanceof ActiveDataSegment active) {
                int offset = (int) ConstantEvaluators.computeConstantValue(instance, active.offsetInstructions())[0];
                write(offset, active.data(), 0, active.data().length);
            }
        }
    }

    @Override
    public void initPassiveSegment(int segment, int to, int offset, int length) {
        write(to, segments[segment].data(), offset, length);
    }

    @Override
    public void drop(int segment) {
        segments[segment] = PassiveDataSegment.EMPTY;
    }

    @Override
    public void zero() {
        // It is.
    }

    @Override
    public void fill(byte value, int from, int to) {
        try {
            fillRange(from, to, value);
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds(e);
        }
    }

    @Override
    public void copy(int to, int from, int length) {
        try {
            copyRange(to, from, length);
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds(e);
        }
    }

    @Override
    public void write(int address, byte[] data, int offset, int length) {
        try {
            writeRange(address, data, offset, length);
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds(e);
        }
    }

    @Override
    public byte[] readBytes(int address, int length) {
        if (!contains(address & 0xFFFF_FFFFL, length & 0xFFFF_FFFFL)) {
            throw new WasmRuntimeException("out of bounds memory access");
        }
        byte[] copy = new byte[length];
        read(address, copy, 0, length);
        return copy;
    }

    @Override
    public byte read(int address) {
        try {
            return StateAccess.readByte(address, 0, this);
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds(e);
        }
    }

    @Override
    public short readShort(int address) {
        try {
            return StateAccess.readShort(address, 0, this);
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds(e);
        }
    }

    @Override
    public int readInt(int address) {
        try {
            return StateAccess.readInt(address, 0, this);
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds(e);
        }
    }

    @Override
    public long readLong(int address) {
        try {
            return StateAccess.readLong(address, 0, this);
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds(e);
        }
    }

    @Override
    public void writeByte(int address, byte value) {
        try {
            StateAccess.writeByte(address, value, 0, this);
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds(e);
        }
    }

    @Override
    public void writeShort(int address, short value) {
        try {
            StateAccess.writeShort(address, value, 0, this);
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds(e);
        }
    }

    @Override
    public void writeI32(int address, int value) {
        try {
            StateAccess.writeInt(address, value, 0, this);
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds(e);
        }
    }

    @Override
    public void writeLong(int address, long value) {
        try {
            StateAccess.writeLong(address, value, 0, this);
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds(e);
        }
    }

    @Override
    public long readU16(int address) {
        return Short.toUnsignedLong(readShort(address));
    }

    @Override
    public float readFloat(int address) {
        return Float.intBitsToFloat(readInt(address));
    }

    @Override
    public long readF32(int address) {
        return readInt(address);
    }

    @Override
    public void writeF32(int address, float value) {
        writeI32(address, Float.floatToRawIntBits(value));
    }

    @Override
    public double readDouble(int address) {
        return Double.longBitsToDouble(readLong(address));
    }

    @Override
    public long readF64(int address) {
        return readLong(address);
    }

    @Override
    public void writeF64(int address, double value) {
        writeLong(address, Double.doubleToRawLongBits(value));
    }
}
