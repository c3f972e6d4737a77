package dev.wasmk8s.runtime.internal.engine;

import com.dylibso.chicory.runtime.Memory;
import dev.wasmk8s.runtime.internal.wasi.GuestMemory;

/** The engine's memory as host functions see it. */
final class ChicoryMemory implements GuestMemory {
    private static final long U32 = 0xFFFF_FFFFL;

    private final Memory memory;

    ChicoryMemory(Memory memory) {
        this.memory = memory;
    }

    @Override
    public long size() {
        return (long) memory.pages() * Memory.PAGE_SIZE;
    }

    @Override
    public byte getByte(long address) {
        return memory.read((int) address);
    }

    @Override
    public short getShort(long address) {
        return memory.readShort((int) address);
    }

    @Override
    public long getInt(long address) {
        return memory.readInt((int) address) & U32;
    }

    @Override
    public long getLong(long address) {
        return memory.readLong((int) address);
    }

    @Override
    public void putByte(long address, int value) {
        memory.writeByte((int) address, (byte) value);
    }

    @Override
    public void putShort(long address, int value) {
        memory.writeShort((int) address, (short) value);
    }

    @Override
    public void putInt(long address, long value) {
        memory.writeI32((int) address, (int) value);
    }

    @Override
    public void putLong(long address, long value) {
        memory.writeLong((int) address, value);
    }

    @Override
    public void read(long address, byte[] target, int offset, int length) {
        System.arraycopy(memory.readBytes((int) address, length), 0, target, offset, length);
    }

    @Override
    public void write(long address, byte[] source, int offset, int length) {
        memory.write((int) address, source, offset, length);
    }
}
